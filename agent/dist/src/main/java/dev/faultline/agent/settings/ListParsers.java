package dev.faultline.agent.settings;

import dev.faultline.client.prometheus.BucketBounds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** How lists of names, packages, types and regular expressions are written. */
final class ListParsers {

  private ListParsers() {}

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

  /** Bounds of buckets in seconds, such as {@code 0.001,0.01,0.1,1}, each above the one before. */
  static ValueParser<List<Double>> bounds() {
    return new ValueParser<List<Double>>() {
      @Override
      public List<Double> parse(String text) {
        try {
          List<Double> bounds = new ArrayList<>();
          for (String bound : split(text)) {
            bounds.add(Double.valueOf(bound));
          }
          BucketBounds.of(bounds);
          return Collections.unmodifiableList(bounds);
        } catch (IllegalArgumentException refused) {
          throw new IllegalArgumentException(
              "a list of rising bounds in seconds such as 0.001,0.01,0.1,1", refused);
        }
      }

      @Override
      public String format(List<Double> bounds) {
        StringBuilder text = new StringBuilder();
        for (Double bound : bounds) {
          text.append(text.length() == 0 ? "" : ",").append(bound);
        }
        return text.toString();
      }
    };
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

  static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : text.split(",")) {
      if (!part.trim().isEmpty()) {
        parts.add(part.trim());
      }
    }
    return Collections.unmodifiableList(parts);
  }
}
