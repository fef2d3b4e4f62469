package dev.faultline.agent.command;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What an attached agent answers: an exit code, and the text that the command prints. The agent
 * itself makes the text, human or JSON, so that a command need not know the figures of another
 * version. Immutable.
 */
public final class Reply {

  private static final String FILE = "reply";

  private final int exitCode;
  private final String text;

  private Reply(int exitCode, String text) {
    this.exitCode = exitCode;
    this.text = text;
  }

  /** It was done. */
  public static Reply done(String text) {
    return new Reply(ExitCode.OK, text);
  }

  /** It could not be done. */
  public static Reply failed(String text) {
    return new Reply(ExitCode.FAILED, text);
  }

  int exitCode() {
    return exitCode;
  }

  String text() {
    return text;
  }

  /** Writes it into the request's folder, where it appears as a whole. */
  public void write(File folder) throws IOException {
    File part = new File(folder, FILE + ".part");
    try (FileOutputStream out = new FileOutputStream(part)) {
      out.write((exitCode + "\n" + text).getBytes(StandardCharsets.UTF_8));
    }
    if (!part.renameTo(new File(folder, FILE))) {
      throw new IOException("cannot write " + new File(folder, FILE));
    }
  }

  /** Reads the reply in a request's folder; null when there is none yet. */
  static Reply read(File folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = new FileInputStream(new File(folder, FILE))) {
      byte[] buffer = new byte[4096];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes.write(buffer, 0, read);
      }
    } catch (FileNotFoundException notYet) {
      return null;
    }
    String all = new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    int end = all.indexOf('\n');
    try {
      return new Reply(Integer.parseInt(all.substring(0, end)), all.substring(end + 1));
    } catch (RuntimeException malformed) {
      throw new IOException("the agent's answer is not understood: " + all);
    }
  }
}
