package dev.faultline.agent;

import dev.faultline.bootstrap.AgentLog;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/**
 * Takes what has not been loaded of the agent into memory, as it is in the jar, compressed. A
 * deployment may write over the jar of a JVM that runs, and the agent needs classes until the end:
 * to send the first event, to be detached, when the JVM ends.
 */
final class KeptClassFiles implements Runnable {

  /** The central directory ends with this record; a comment may follow. */
  private static final int END = 0x06054b50;

  private static final int END_LENGTH = 22;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_LENGTH = 46;
  private static final int LOCAL_LENGTH = 30;
  private static final int DEFLATED = 8;

  private final File jar;
  private final String folder;
  private final Consumer<Map<String, byte[]>> loader;
  private final AgentLog log;

  /**
   * @param folder begin of the names of the entries to be kept
   * @param loader takes the content of the entries, deflated, by what follows the folder
   */
  KeptClassFiles(File jar, String folder, Consumer<Map<String, byte[]>> loader, AgentLog log) {
    this.jar = jar;
    this.folder = folder;
    this.loader = loader;
    this.log = log;
  }

  @Override
  public void run() {
    try {
      Map<String, byte[]> entries = read();
      loader.accept(entries);
      log.debug(jar + " may be written over: " + entries.size() + " entries are kept");
    } catch (IOException | RuntimeException | OutOfMemoryError unreadable) {
      log.debug(jar + " must stay as it is, because it cannot be kept: " + unreadable);
    }
  }

  private Map<String, byte[]> read() throws IOException {
    ByteBuffer zip = ByteBuffer.wrap(content()).order(ByteOrder.LITTLE_ENDIAN);
    int end = end(zip);
    int count = zip.getShort(end + 10) & 0xffff;
    int at = zip.getInt(end + 16);
    Map<String, byte[]> entries = new ConcurrentHashMap<>(2 * count);
    for (int i = 0; i < count; i++) {
      if (zip.getInt(at) != ENTRY) {
        throw new ZipException("no entry at " + at);
      }
      int nameLength = zip.getShort(at + 28) & 0xffff;
      String name = new String(zip.array(), at + ENTRY_LENGTH, nameLength, StandardCharsets.UTF_8);
      if (name.startsWith(folder) && !name.endsWith("/")) {
        if (zip.getShort(at + 10) != DEFLATED) {
          throw new ZipException(name + " is not deflated");
        }
        entries.put(name.substring(folder.length()), deflated(zip, at));
      }
      int more = (zip.getShort(at + 30) & 0xffff) + (zip.getShort(at + 32) & 0xffff);
      at += ENTRY_LENGTH + nameLength + more;
    }
    return entries;
  }

  private byte[] content() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(jar, "r")) {
      byte[] content = new byte[(int) file.length()];
      file.readFully(content);
      return content;
    }
  }

  private static int end(ByteBuffer zip) throws IOException {
    for (int at = zip.limit() - END_LENGTH; at >= 0; at--) {
      if (zip.getInt(at) == END) {
        return at;
      }
    }
    throw new EOFException("no central directory");
  }

  /** The entry's own header, before its content, may differ in length from the directory's. */
  private static byte[] deflated(ByteBuffer zip, int entry) {
    int local = zip.getInt(entry + 42);
    int start =
        local
            + LOCAL_LENGTH
            + (zip.getShort(local + 26) & 0xffff)
            + (zip.getShort(local + 28) & 0xffff);
    return Arrays.copyOfRange(zip.array(), start, start + zip.getInt(entry + 20));
  }
}
