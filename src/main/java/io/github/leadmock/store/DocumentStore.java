package io.github.leadmock.store;

import java.util.List;
import java.util.Optional;

/**
 * Documents of which each replica keeps a copy, and values that replicas look up. A change returns
 * when all replicas have followed it. Thread-safe.
 */
public interface DocumentStore {

  /** All documents, in the order in which they were put. */
  List<Document> all();

  /** Puts a document; one that exists keeps its place. */
  void put(Document document);

  /** Removes a document. */
  void remove(String id);

  /** Removes all documents but one, and all values. */
  void clearExcept(String id);

  /** A value. */
  Optional<String> value(String name);

  /** Sets a value. */
  void setValue(String name, String value);

  /**
   * A document.
   *
   * @param id its id
   * @param text its text
   */
  record Document(String id, String text) {}
}
