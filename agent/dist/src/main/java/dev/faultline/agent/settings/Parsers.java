package dev.faultline.agent.settings;

import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.weaving.method.pattern.MethodPattern;
import dev.faultline.weaving.method.pattern.MethodPatternException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** How values are written. */
final class Parsers {

  private Parsers() {}

  static ValueParser<String> text() {
    return new ValueParser<String>() {
      @Override
      public String parse(String text) {
        return text;
      }
    };
  }

  static ValueParser<Boolean> yesOrNo() {
    return new ValueParser<Boolean>() {
      @Override
      public Boolean parse(String text) {
        if (text.equalsIgnoreCase("true")) {
          return true;
        }
        if (text.equalsIgnoreCase("false")) {
          return false;
        }
        throw new IllegalArgumentException("true or false");
      }
    };
  }

  static ValueParser<Integer> wholeNumber(final int min, final int max) {
    return new ValueParser<Integer>() {
      @Override
      public Integer parse(String text) {
        try {
          int number = Integer.parseInt(text);
          if (number >= min && number <= max) {
            return number;
          }
        } catch (NumberFormatException e) {
          // Said below, with the range.
        }
        throw new IllegalArgumentException("a whole number from " + min + " to " + max);
      }
    };
  }

  /**
   * A percentage such as {@code 1%}, {@code 0.5 %} or {@code 1}, as a share of 1.
   *
   * @param min in percent
   * @param max in percent
   */
  static ValueParser<Double> percentage(final double min, final double max) {
    return new ValueParser<Double>() {
      @Override
      public Double parse(String text) {
        String number = text.endsWith("%") ? text.substring(0, text.length() - 1).trim() : text;
        try {
          double percent = Double.parseDouble(number);
          if (percent >= min && percent <= max) {
            return percent / 100;
          }
        } catch (NumberFormatException e) {
          // Said below, with the range.
        }
        throw new IllegalArgumentException("a percentage from " + min + "% to " + max + "%");
      }

      @Override
      public String format(Double share) {
        return (float) (share * 100) + "%";
      }
    };
  }

  static ValueParser<Double> number(final double min, final double max) {
    return new ValueParser<Double>() {
      @Override
      public Double parse(String text) {
        try {
          double number = Double.parseDouble(text);
          if (number >= min && number <= max) {
            return number;
          }
        } catch (NumberFormatException e) {
          // Said below, with the range.
        }
        throw new IllegalArgumentException("a number from " + min + " to " + max);
      }
    };
  }

  /** Durations in milliseconds, written {@code 250ms}, {@code 2s}, {@code 5m}, {@code 1h}. */
  static ValueParser<Long> duration(final long minMillis, final long maxMillis) {
    return new ValueParser<Long>() {
      @Override
      public Long parse(String text) {
        Long millis = millis(text.toLowerCase(Locale.ROOT));
        if (millis == null || millis < minMillis || millis > maxMillis) {
          throw new IllegalArgumentException(
              "a duration such as 250ms, 2s or 1m, from "
                  + minMillis
                  + "ms to "
                  + maxMillis
                  + "ms");
        }
        return millis;
      }

      @Override
      public String format(Long millis) {
        return DurationText.of(millis);
      }
    };
  }

  private static Long millis(String text) {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    TimeUnit unit;
    switch (text.substring(digits).trim()) {
      case "ms":
        unit = TimeUnit.MILLISECONDS;
        break;
      case "s":
        unit = TimeUnit.SECONDS;
        break;
      case "m":
        unit = TimeUnit.MINUTES;
        break;
      case "h":
        unit = TimeUnit.HOURS;
        break;
      default:
        return null;
    }
    return digits == 0 || digits > 9
        ? null
        : unit.toMillis(Long.parseLong(text.substring(0, digits)));
  }

  /** Names separated by commas; empty ones are left out. */
  static ValueParser<List<String>> names() {
    return new ValueParser<List<String>>() {
      @Override
      public List<String> parse(String text) {
        return split(text);
      }
    };
  }

  /**
   * Packages and classes separated by commas; {@code com.acme.*} and {@code com.acme.} mean {@code
   * com.acme}.
   */
  static ValueParser<List<String>> packages() {
    return new ValueParser<List<String>>() {
      @Override
      public List<String> parse(String text) {
        List<String> packages = new ArrayList<>();
        boolean wellFormed = true;
        for (String name : split(text)) {
          String plain = name.replaceFirst("\\.\\**$", "");
          packages.add(plain);
          wellFormed &= isQualifiedName(plain);
        }
        if (!wellFormed || packages.isEmpty()) {
          throw new IllegalArgumentException("a list of packages such as com.acme,org.acme");
        }
        return Collections.unmodifiableList(packages);
      }
    };
  }

  /**
   * Classes by their binary names, arrays of them, and packages with all below them: {@code
   * com.acme.Vault$Key,char[],com.acme.secret.*}.
   */
  static ValueParser<List<String>> types() {
    return new ValueParser<List<String>>() {
      @Override
      public List<String> parse(String text) {
        List<String> types = split(text);
        for (String type : types) {
          String plain = type.replaceFirst("(\\[])+$|\\.\\*$", "");
          if (!isQualifiedName(plain)) {
            throw new IllegalArgumentException(
                "a list of types such as com.acme.Secret,com.acme.keys.*,char[]");
          }
        }
        return types;
      }
    };
  }

  /** Regular expressions with spaces between, because a comma may be part of one. */
  static ValueParser<List<String>> patterns() {
    return new ValueParser<List<String>>() {
      @Override
      public List<String> parse(String text) {
        List<String> patterns = new ArrayList<>();
        for (String pattern : text.trim().split("\\s+")) {
          if (!pattern.isEmpty()) {
            requirePattern(pattern);
            patterns.add(pattern);
          }
        }
        return Collections.unmodifiableList(patterns);
      }
    };
  }

  private static void requirePattern(String text) {
    try {
      Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "a list of Java's regular expressions with spaces between, and \\s for a space in one ("
              + e.getDescription()
              + " in "
              + text
              + ")",
          e);
    }
  }

  private static boolean isQualifiedName(String name) {
    for (String part : name.split("\\.", -1)) {
      if (part.isEmpty() || !Character.isJavaIdentifierStart(part.charAt(0))) {
        return false;
      }
      for (int i = 1; i < part.length(); i++) {
        if (!Character.isJavaIdentifierPart(part.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Headers of a request: {@code name=value} separated by commas. */
  static ValueParser<Map<String, String>> headers() {
    return new ValueParser<Map<String, String>>() {
      @Override
      public Map<String, String> parse(String text) {
        try {
          return headers(text);
        } catch (IllegalArgumentException refused) {
          throw new IllegalArgumentException(
              "a list such as name=value,other=value in printable ASCII", refused);
        }
      }

      @Override
      public String format(Map<String, String> headers) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, String> header : headers.entrySet()) {
          text.append(text.length() == 0 ? "" : ",");
          text.append(header.getKey()).append('=').append(header.getValue());
        }
        return text.toString();
      }
    };
  }

  private static Map<String, String> headers(String text) {
    Map<String, String> headers = namedValues(text);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      // The client's own rules; it would refuse them later, and send nothing at all.
      DeliverySettings.builder().header(header.getKey(), header.getValue());
    }
    return headers;
  }

  /** Tags of every event: {@code name=value} separated by commas. */
  static ValueParser<Map<String, String>> tags() {
    return new ValueParser<Map<String, String>>() {
      @Override
      public Map<String, String> parse(String text) {
        try {
          return namedValues(text);
        } catch (IllegalArgumentException refused) {
          throw new IllegalArgumentException("a list such as team=shop,region=eu", refused);
        }
      }
    };
  }

  private static Map<String, String> namedValues(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String one : split(text)) {
      int equals = one.indexOf('=');
      String name = equals < 0 ? "" : one.substring(0, equals).trim();
      if (name.isEmpty()) {
        throw new IllegalArgumentException("no name before an equals sign");
      }
      values.put(name, one.substring(equals + 1).trim());
    }
    return Collections.unmodifiableMap(values);
  }

  /** What the client can send to, by its own rules. */
  static ValueParser<String> httpUrl() {
    return new ValueParser<String>() {
      @Override
      public String parse(String text) {
        try {
          DeliverySettings.builder().endpoint(text);
          return text;
        } catch (IllegalArgumentException refused) {
          throw new IllegalArgumentException(
              "a URL such as http://localhost:4318, without credentials or query", refused);
        }
      }
    };
  }

  /** Patterns of methods, as in AspectJ, separated by semicolons. */
  static ValueParser<MethodPattern> methodPattern() {
    return new ValueParser<MethodPattern>() {
      @Override
      public MethodPattern parse(String text) {
        try {
          return MethodPattern.parse(text);
        } catch (MethodPatternException e) {
          throw new IllegalArgumentException(
              "a pattern of methods ("
                  + e.getMessage()
                  + ")\n  "
                  + e.marked().replace("\n", "\n  "),
              e);
        }
      }
    };
  }

  static <E extends Enum<E>> ValueParser<E> oneOf(final Class<E> type) {
    return new ValueParser<E>() {
      @Override
      public E parse(String text) {
        StringBuilder names = new StringBuilder();
        for (E constant : type.getEnumConstants()) {
          String name = constant.name().toLowerCase(Locale.ROOT);
          if (name.equalsIgnoreCase(text)) {
            return constant;
          }
          names.append(names.length() == 0 ? "" : ", ").append(name);
        }
        throw new IllegalArgumentException("one of " + names);
      }

      @Override
      public String format(E constant) {
        return constant.name().toLowerCase(Locale.ROOT);
      }
    };
  }

  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : text.split(",")) {
      if (!part.trim().isEmpty()) {
        parts.add(part.trim());
      }
    }
    return Collections.unmodifiableList(parts);
  }
}
