package io.github.leadmock.speed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** As little as a JVM server can do: finds an answer by method and target and writes its bytes. */
public final class BareJetty extends Handler.Abstract.NonBlocking {

  private static final HttpField TYPE =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");

  private final Map<String, ByteBuffer> answers;

  private BareJetty(Map<String, ByteBuffer> answers) {
    this.answers = answers;
  }

  /** Takes the folder with the answers and the port. */
  public static void main(String[] arguments) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(Integer.parseInt(arguments[1]));
    server.addConnector(connector);
    server.setHandler(new BareJetty(read(Path.of(arguments[0]))));
    server.start();
    server.join();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    ByteBuffer answer =
        answers.get(request.getMethod() + " " + request.getHttpURI().getPathQuery());
    if (answer == null) {
      Response.writeError(request, response, callback, 404);
      return true;
    }
    if (request.getMethod().equals("POST")) {
      Content.Source.consumeAll(
          request, Callback.from(() -> write(response, answer, callback), callback::failed));
    } else {
      write(response, answer, callback);
    }
    return true;
  }

  private static void write(Response response, ByteBuffer answer, Callback callback) {
    response.getHeaders().put(TYPE);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.remaining());
    response.write(true, answer.slice(), callback);
  }

  private static Map<String, ByteBuffer> read(Path folder) throws IOException {
    Map<String, ByteBuffer> answers = new HashMap<>();
    for (int number = 0; Files.exists(folder.resolve(number + ".call")); number++) {
      byte[] body = Files.readAllBytes(folder.resolve(number + ".body"));
      ByteBuffer buffer = ByteBuffer.allocateDirect(body.length).put(body).flip();
      answers.put(Files.readString(folder.resolve(number + ".call")), buffer.asReadOnlyBuffer());
    }
    return answers;
  }
}
