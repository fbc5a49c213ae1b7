package io.github.leadmock.redis;

import io.github.leadmock.store.DocumentStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Documents in the engine. */
final class RedisDocuments implements DocumentStore {

  private final RedisStore store;
  private final Pulse pulse;

  RedisDocuments(RedisStore store, Pulse pulse) {
    this.store = store;
    this.pulse = pulse;
  }

  @Override
  public List<Document> all() {
    List<Object> answer = store.run(Script.DOCUMENTS, false);
    List<Document> documents = new ArrayList<>();
    for (int i = 1; i < answer.size(); i += 2) {
      documents.add(
          new Document(RedisStore.text(answer, i), Escaped.read(RedisStore.text(answer, i + 1))));
    }
    return documents;
  }

  @Override
  public void put(Document document) {
    change(Script.DOCUMENT, document.id(), Escaped.text(document.text()));
  }

  @Override
  public void remove(String id) {
    change(Script.REMOVE, id);
  }

  @Override
  public void clearExcept(String id) {
    change(Script.CLEAR, id);
  }

  private void change(Script script, String... arguments) {
    List<Object> answer = store.run(script, true, arguments);
    pulse.awaitFollowers(Pulse.Topic.DOCUMENTS, RedisStore.number(answer, 1));
  }

  @Override
  public Optional<String> value(String name) {
    List<Object> answer = store.run(Script.LOOK_UP, false, name);
    return answer.size() > 1
        ? Optional.of(Escaped.read(RedisStore.text(answer, 1)))
        : Optional.empty();
  }

  @Override
  public void setValue(String name, String value) {
    store.run(Script.VALUE, true, name, Escaped.text(value));
  }
}
