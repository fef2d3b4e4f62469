package dev.faultline.agent.backend.jar;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in one line, for who has to mend it, what code of a jar threw. */
final class Faults {
  private static final Pattern CLASS_FILE_VERSION = Pattern.compile("class file version (\\d+)");
  private static final int VERSION_OF_JAVA_0 = 44;

  private Faults() {}

  static String of(Throwable thrown) {
    if (thrown instanceof UnsupportedClassVersionError) {
      Matcher version = CLASS_FILE_VERSION.matcher(String.valueOf(thrown.getMessage()));
      if (version.find()) {
        int java = Integer.parseInt(version.group(1)) - VERSION_OF_JAVA_0;
        return "it is compiled for Java "
            + java
            + " and this is Java "
            + JavaVersion.current()
            + "; compile it with --release "
            + JavaVersion.current();
      }
    }
    Throwable cause = thrown.getCause();
    String text = cause == null ? thrown.toString() : thrown + ", caused by " + cause;
    return text.replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }
}
