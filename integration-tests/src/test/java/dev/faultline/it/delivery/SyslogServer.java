package dev.faultline.it.delivery;

import static org.awaitility.Awaitility.await;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes messages over TCP, each behind its length (RFC 6587). */
final class SyslogServer implements Closeable {

  private final ServerSocket listening = new ServerSocket();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final List<String> messages = new CopyOnWriteArrayList<>();

  private SyslogServer(int port) throws IOException {
    listening.setReuseAddress(true);
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /** On this port; 0 for any that is free. */
  static SyslogServer start(int port) throws IOException {
    SyslogServer server = new SyslogServer(port);
    new Thread(server::accept, "syslog").start();
    return server;
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = listening.accept();
        connections.add(connection);
        new Thread(() -> read(connection), "syslog connection").start();
      }
    } catch (IOException closed) {
      // The end.
    }
  }

  private void read(Socket connection) {
    try (connection) {
      DataInputStream in = new DataInputStream(connection.getInputStream());
      for (int first = in.read(); first >= 0; first = in.read()) {
        int length = 0;
        for (int digit = first; digit != ' '; digit = in.readUnsignedByte()) {
          length = 10 * length + Character.digit(digit, 10);
        }
        byte[] message = new byte[length];
        in.readFully(message);
        messages.add(new String(message, StandardCharsets.UTF_8));
      }
    } catch (IOException broken) {
      // What was read counts.
    } finally {
      connections.remove(connection);
    }
  }

  /** The first message that has this text. */
  String awaitMessage(String text) {
    await().atMost(Duration.ofSeconds(60)).until(() -> find(text) != null);
    return find(text);
  }

  private String find(String text) {
    return messages.stream().filter(one -> one.contains(text)).findFirst().orElse(null);
  }

  boolean hasNoConnection() {
    return connections.isEmpty();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
