package dev.faultline.client.prometheus;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** One connection: a request, its answer, the end. */
final class ScrapeConnection implements Runnable {
  /** How much of what was sent beyond the request is read, so that the answer is not lost. */
  private static final int MOST_LEFT_OVER = 65_536;

  private static final int LEFT_OVER_MILLIS = 200;

  /** Where metrics come from, and who is told of the end. */
  interface Scrapes {
    /** Called by one thread at a time for each connection. */
    String text(ExpositionFormat format);

    void ended(ScrapeConnection connection);
  }

  private final Socket socket;
  private final Scrapes scrapes;
  private final ScrapeTimes times;
  private final long deadline;

  ScrapeConnection(Socket socket, Scrapes scrapes, ScrapeTimes times) {
    this.socket = socket;
    this.scrapes = scrapes;
    this.times = times;
    this.deadline = System.nanoTime() + times.whole();
  }

  @Override
  public void run() {
    try {
      ScrapeAnswer answer = answer();
      if (answer != null) {
        answer.writeTo(socket);
        socket.shutdownOutput();
        readLeftOver();
      }
    } catch (IOException gone) {
      // Whoever asked has gone away, or the port is being closed.
    } finally {
      close();
      scrapes.ended(this);
    }
  }

  private ScrapeAnswer answer() throws IOException {
    try {
      ScrapeRequest request = ScrapeRequest.read(socket, times.request());
      return request == null ? null : answer(request);
    } catch (ScrapeRefused refused) {
      return ScrapeAnswer.of(refused);
    }
  }

  private ScrapeAnswer answer(ScrapeRequest request) throws IOException, ScrapeRefused {
    if (!request.path().equals("/metrics")) {
      throw new ScrapeRefused(404, "Not Found", "there is only /metrics");
    }
    if (!request.method().equals("GET")) {
      throw new ScrapeRefused(405, "Method Not Allowed", "there is only GET");
    }
    ExpositionFormat format = ExpositionFormat.preferred(request.accept());
    String text;
    try {
      text = scrapes.text(format);
    } catch (RuntimeException broken) {
      throw new ScrapeRefused(500, "Internal Server Error", "no metrics now: " + broken);
    }
    return ScrapeAnswer.of(text, format, request.acceptsGzip());
  }

  /** A connection that is closed with something unread is reset, and the answer may be lost. */
  private void readLeftOver() throws IOException {
    socket.setSoTimeout(LEFT_OVER_MILLIS);
    InputStream in = socket.getInputStream();
    byte[] bytes = new byte[4_096];
    for (int left = MOST_LEFT_OVER; left > 0; ) {
      int count = in.read(bytes);
      if (count < 0) {
        return;
      }
      left -= count;
    }
  }

  /** Ends it when it has taken too long. Called by another thread. */
  void closeIfOverdue(long now) {
    if (now - deadline > 0) {
      close();
    }
  }

  void close() {
    try {
      socket.close();
    } catch (IOException ignored) {
      // There is nothing that could be lost.
    }
  }
}
