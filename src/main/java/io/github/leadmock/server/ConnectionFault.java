package io.github.leadmock.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Breaks the connection of one request, below HTTP and TLS. */
final class ConnectionFault {

  private static final byte[] GARBAGE =
      "lskdu018973t09sylgasjkfg1][]'./.sdlv".getBytes(StandardCharsets.UTF_8);

  private final Request request;
  private final Response response;
  private final Callback callback;

  ConnectionFault(Request request, Response response, Callback callback) {
    this.request = request;
    this.response = response;
    this.callback = callback;
  }

  void apply(ServerResponse.Fault fault) {
    switch (fault) {
      case RESET -> end(true, false);
      case EMPTY, TRUNCATED -> end(false, false);
      case RANDOM_DATA -> end(false, true);
      case MALFORMED_CHUNK -> {
        response.setStatus(200);
        response.write(
            false, ByteBuffer.allocate(0), Callback.from(() -> end(false, true), callback::failed));
      }
    }
  }

  private void end(boolean reset, boolean garbage) {
    IOException broken = new IOException("broken on purpose");
    try {
      SocketChannel socket = socket();
      if (garbage) {
        // Small enough for a socket's buffer, so one write sends all of it.
        socket.write(ByteBuffer.wrap(GARBAGE));
      }
      if (reset) {
        socket.socket().setSoLinger(true, 0);
      }
      socket.close();
    } catch (IOException gone) {
      broken.addSuppressed(gone);
    }
    callback.failed(broken);
  }

  private SocketChannel socket() throws IOException {
    EndPoint end = request.getConnectionMetaData().getConnection().getEndPoint();
    while (end instanceof EndPoint.Wrapper wrapper) {
      end = wrapper.unwrap();
    }
    if (end instanceof SocketChannelEndPoint plain) {
      return plain.getChannel();
    }
    throw new IOException("no socket below " + end.getClass().getName());
  }
}
