package com.example.syslog;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.event.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Events as messages of RFC 5424, over TCP as in RFC 6587, each behind its length. */
final class SyslogBackend implements Backend {
  private final String host;
  private final int port;
  private final int timeoutMillis;
  private final SyslogMessage messages;

  /** Null when there is none. Closed by {@link #cancel}, too, which another thread calls. */
  private volatile Socket connection;

  private volatile boolean cancelled;

  SyslogBackend(String host, int port, Duration timeout, SyslogMessage messages) {
    this.host = host;
    this.port = port;
    this.timeoutMillis = (int) timeout.toMillis();
    this.messages = messages;
  }

  @Override
  public String description() {
    return "syslog://" + host + ':' + port;
  }

  @Override
  public byte[] encode(List<? extends Event> events) throws IOException {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (Event event : events) {
      byte[] message = messages.of(event).getBytes(StandardCharsets.UTF_8);
      frames.write((message.length + " ").getBytes(StandardCharsets.US_ASCII));
      frames.write(message);
    }
    return frames.toByteArray();
  }

  @Override
  public SendOutcome send(byte[] frames) {
    try {
      connected().getOutputStream().write(frames);
      return SendOutcome.accepted();
    } catch (IOException failed) {
      close();
      return SendOutcome.retryable(failed.toString());
    }
  }

  private Socket connected() throws IOException {
    Socket open = connection;
    if (open != null && !hasEnded(open)) {
      return open;
    }
    close();
    // What the JVM's properties say of proxies is for the application.
    Socket fresh = new Socket(Proxy.NO_PROXY);
    connection = fresh;
    if (cancelled) {
      throw new IOException("cancelled");
    }
    fresh.connect(new InetSocketAddress(host, port), timeoutMillis);
    fresh.setSoTimeout(1);
    return fresh;
  }

  /** The server never answers; that it has closed the connection is all that can be read. */
  private static boolean hasEnded(Socket open) {
    try {
      return open.getInputStream().read() < 0;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    } catch (IOException broken) {
      return true;
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    close();
  }

  @Override
  public void close() {
    Socket open = connection;
    connection = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException closedAlready) {
      // Nothing is lost by it.
    }
  }
}
