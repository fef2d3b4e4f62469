package dev.faultline.client.log;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.event.Event;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Events as text for people, on the process's standard error: by its file descriptor and not by
 * {@code System.err}, which the application may replace.
 */
public final class LogBackend implements Backend {

  /** How much is told of an event. */
  public enum Style {
    /** One line. */
    LINE,
    /** All of it. */
    STORY
  }

  private final EventText text;
  private final OutputStream out;

  private LogBackend(EventText text, OutputStream out) {
    this.text = text;
    this.out = out;
  }

  /**
   * A backend that has written nothing.
   *
   * @param maxLength how long the text of an event may be, in chars; a story ends with the line
   *     that goes beyond it
   */
  public static LogBackend standardError(Style style, int maxLength) {
    return to(new FileOutputStream(FileDescriptor.err), style, maxLength);
  }

  static LogBackend to(OutputStream out, Style style, int maxLength) {
    EventText text = style == Style.LINE ? new LineText(maxLength) : new StoryText(maxLength);
    return new LogBackend(text, out);
  }

  @Override
  public String description() {
    return "standard error";
  }

  @Override
  public boolean wantsSpool() {
    return false;
  }

  @Override
  public byte[] encode(List<? extends Event> events) {
    StringBuilder all = new StringBuilder();
    for (Event event : events) {
      all.append(text.of(event));
    }
    return all.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** One write, so that lines of others do not come in between. */
  @Override
  public SendOutcome send(byte[] lines) {
    try {
      out.write(lines);
      return SendOutcome.accepted();
    } catch (IOException closed) {
      // Whoever read it has gone, and does not come back.
      return SendOutcome.rejected(
          DropReason.SEND_FAILED, "standard error cannot be written: " + closed.getMessage());
    }
  }

  /** Does nothing: a write waits for whoever reads it, and cannot be cut short. */
  @Override
  public void cancel() {}

  /** Does nothing: standard error is the application's. */
  @Override
  public void close() {}
}
