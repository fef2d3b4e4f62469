package dev.faultline.weaving.guard.declaration;

import dev.faultline.resilience.setting.InvalidSettingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What values a setting has, and how they are written. */
public enum SettingType {
  /** {@link Integer}: {@code 3}, {@code unlimited}. */
  COUNT {
    @Override
    public Object parse(String key, String text) {
      if (text.equals("unlimited")) {
        return Integer.MAX_VALUE;
      }
      try {
        return Integer.valueOf(text);
      } catch (NumberFormatException notOne) {
        throw wrong(key, text, "give a whole number, such as 3");
      }
    }
  },
  /** {@link Double}: {@code 50%}, {@code 0.5}. */
  SHARE {
    @Override
    public Object parse(String key, String text) {
      try {
        return text.endsWith("%")
            ? Double.parseDouble(text.substring(0, text.length() - 1).trim()) / 100
            : Double.parseDouble(text);
      } catch (NumberFormatException notOne) {
        throw wrong(key, text, "give a share, such as 50% or 0.5");
      }
    }
  },
  /** {@link Double}: {@code 2}, {@code 1.5}. */
  FACTOR {
    @Override
    public Object parse(String key, String text) {
      try {
        return Double.valueOf(text);
      } catch (NumberFormatException notOne) {
        throw wrong(key, text, "give a number, such as 1.5");
      }
    }
  },
  /** {@link java.time.Duration}: {@code 250ms}, {@code 1m 30s}. */
  DURATION {
    @Override
    public Object parse(String key, String text) {
      return DurationReader.read(key, text);
    }
  },
  /** {@link Integer} or {@link java.time.Duration}: so many calls, or those of a while. */
  WINDOW {
    @Override
    public Object parse(String key, String text) {
      try {
        return Integer.valueOf(text);
      } catch (NumberFormatException notACount) {
        return DurationReader.read(key, text);
      }
    }
  },
  /** {@link Boolean}: {@code true}, {@code false}. */
  FLAG {
    @Override
    public Object parse(String key, String text) {
      if (!text.equals("true") && !text.equals("false")) {
        throw wrong(key, text, "give true or false");
      }
      return Boolean.valueOf(text);
    }
  },
  /** {@link String}: a class's full name. */
  CLASS {
    @Override
    public Object parse(String key, String text) {
      if (!isClassName(text)) {
        throw wrong(key, text, "give a class's full name, such as java.io.IOException");
      }
      return text;
    }
  },
  /** {@link List} of {@link String}: full names of classes, with commas between. */
  CLASSES {
    @Override
    public Object parse(String key, String text) {
      List<String> names = split(text);
      for (String name : names) {
        CLASS.parse(key, name);
      }
      return names;
    }
  },
  /** {@link List} of {@link String}: names with commas between. */
  NAMES {
    @Override
    public Object parse(String key, String text) {
      return split(text);
    }
  },
  /** {@link String}: whatever is written. */
  TEXT {
    @Override
    public Object parse(String key, String text) {
      return text;
    }
  },
  /** {@link String}: {@code fixed}, {@code exponential} or {@code fibonacci}. */
  GROWTH {
    @Override
    public Object parse(String key, String text) {
      return word(key, text, "fixed", "exponential", "fibonacci");
    }
  },
  /** {@link String} for how, or {@link java.time.Duration} for how much more or less. */
  JITTER {
    @Override
    public Object parse(String key, String text) {
      if (!text.isEmpty() && Character.isDigit(text.charAt(0))) {
        return DurationReader.read(key, text);
      }
      try {
        return word(key, text, "none", "full", "equal", "decorrelated");
      } catch (InvalidSettingException unknown) {
        throw wrong(
            key, text, "give none, full, equal, decorrelated, or a duration to add and take away");
      }
    }
  },
  /** {@link String}: {@code smooth}, {@code fixed} or {@code rolling}. */
  SPREAD {
    @Override
    public Object parse(String key, String text) {
      return word(key, text, "smooth", "fixed", "rolling");
    }
  };

  /**
   * The value of a text.
   *
   * @param key the setting, for the message
   * @param text without blanks around it
   * @throws InvalidSettingException when it is none
   */
  public abstract Object parse(String key, String text);

  private static InvalidSettingException wrong(String key, String text, String mend) {
    return new InvalidSettingException(key, "'" + text + "'", mend);
  }

  private static String word(String key, String text, String... allowed) {
    String word = text.toLowerCase(Locale.ROOT);
    if (Arrays.asList(allowed).contains(word)) {
      return word;
    }
    StringBuilder choice = new StringBuilder();
    for (int i = 0; i < allowed.length; i++) {
      choice.append(i == 0 ? "" : i == allowed.length - 1 ? " or " : ", ").append(allowed[i]);
    }
    throw wrong(key, text, "give " + choice);
  }

  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : text.split(",")) {
      if (!part.trim().isEmpty()) {
        parts.add(part.trim());
      }
    }
    return parts;
  }

  private static boolean isClassName(String text) {
    boolean start = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (start ? !Character.isJavaIdentifierStart(c) : !isPartOrDot(c)) {
        return false;
      }
      start = c == '.';
    }
    return !start;
  }

  private static boolean isPartOrDot(char c) {
    return c == '.' || Character.isJavaIdentifierPart(c);
  }
}
