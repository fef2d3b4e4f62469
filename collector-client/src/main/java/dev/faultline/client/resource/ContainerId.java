package dev.faultline.client.resource;

import java.io.File;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of the container that this process is in, as the kernel tells it: from the control groups
 * (version 1), or from what is mounted (version 2, where the process sees its own group as the
 * root).
 */
final class ContainerId {
  private static final Pattern ID = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");
  private static final String OWN_FILES = "/containers/";

  private ContainerId() {}

  /** 64 hexadecimal digits, or null when there is no container, or it does not show. */
  static String of(File proc) {
    for (String line : SmallFile.lines(new File(proc, "self/cgroup"))) {
      Matcher id = ID.matcher(line);
      if (id.find()) {
        return id.group();
      }
    }
    for (String line : SmallFile.lines(new File(proc, "self/mountinfo"))) {
      // Other ids, of images and layers, are in this file too.
      int files = line.indexOf(OWN_FILES);
      Matcher id = ID.matcher(line);
      if (files >= 0 && line.contains("/hostname") && id.find(files)) {
        return id.group();
      }
    }
    return null;
  }
}
