package dev.faultline.client.tls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What was in some files at one moment, to tell whether they have changed. Immutable. */
final class FileContents {
  private final List<byte[]> contents = new ArrayList<>();

  private FileContents() {}

  /**
   * Reads all of them. By their content, because times of change are coarse, and files that are
   * links to other files are changed at once by another link.
   *
   * @throws dev.faultline.client.backend.InvalidBackendException when one cannot be read
   */
  static FileContents of(List<SettingFile> files) {
    FileContents now = new FileContents();
    for (SettingFile file : files) {
      now.contents.add(file.read());
    }
    return now;
  }

  boolean isSameAs(FileContents other) {
    if (other == null || contents.size() != other.contents.size()) {
      return false;
    }
    for (int i = 0; i < contents.size(); i++) {
      if (!Arrays.equals(contents.get(i), other.contents.get(i))) {
        return false;
      }
    }
    return true;
  }
}
