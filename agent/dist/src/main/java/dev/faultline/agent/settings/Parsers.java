package dev.faultline.agent.settings;

import dev.faultline.client.otlp.OtlpEndpoint;
import dev.faultline.weaving.method.pattern.MethodPattern;
import dev.faultline.weaving.method.pattern.MethodPatternException;
import java.util.Locale;

/** How single values are written. */
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

  /** A name or an address of a machine; not looked up. */
  static ValueParser<String> host() {
    return new ValueParser<String>() {
      @Override
      public String parse(String text) {
        if (!text.matches(
            "[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9._-]+)?]?")) {
          throw new IllegalArgumentException(
              "an address or a name of this machine such as 127.0.0.1, 0.0.0.0 or ::1");
        }
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

  /** What the client can send to, by its own rules. */
  static ValueParser<String> httpUrl() {
    return new ValueParser<String>() {
      @Override
      public String parse(String text) {
        try {
          OtlpEndpoint.parse(text);
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
}
