package dev.faultline.weaving.fault;

import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.weaving.guard.declaration.DeclarationProblem;
import dev.faultline.weaving.guard.declaration.SettingType;
import dev.faultline.weaving.method.pattern.MethodPattern;
import dev.faultline.weaving.method.pattern.MethodPatternException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads the properties of one fault. Used once. */
final class FaultReader {

  private static final List<String> SETTINGS =
      Arrays.asList("methods", "exception", "value", "delay", "rate", "for", "seed");

  /** Nobody rehearses that, and a nanosecond more would run over. */
  private static final Duration LONGEST = Duration.ofDays(365);

  final String name;
  MethodPattern methods;
  String exceptionType;
  String exceptionMessage;
  String value;
  long delayNanos;
  double rate = 1;
  long forNanos;
  Long seed;

  FaultReader(String name) {
    this.name = name;
  }

  /**
   * The fault.
   *
   * @param texts its properties, by what follows its name
   * @param problems is given what is wrong
   * @return null when anything is: half of what was meant may be more than was meant
   */
  FaultDeclaration read(Map<String, String> texts, List<DeclarationProblem> problems) {
    int before = problems.size();
    String prefix = PropertyFaults.PREFIX + name + ".";
    for (Map.Entry<String, String> one : texts.entrySet()) {
      String property = prefix + one.getKey();
      if (!SETTINGS.contains(one.getKey())) {
        problems.add(
            new DeclarationProblem(
                property,
                "there is no such setting of a fault: give one of " + String.join(", ", SETTINGS)));
        continue;
      }
      try {
        set(one.getKey(), one.getValue());
      } catch (InvalidSettingException wrong) {
        problems.add(
            new DeclarationProblem(property, "it is " + wrong.value() + ": " + wrong.mend()));
      } catch (MethodPatternException wrong) {
        problems.add(new DeclarationProblem(property, wrong.getMessage()));
      }
    }
    if (problems.size() == before) {
      String missing = missing(texts, prefix);
      if (missing != null) {
        problems.add(
            DeclarationProblem.lackingOthers(prefix + texts.keySet().iterator().next(), missing));
      }
    }
    return problems.size() > before ? null : new FaultDeclaration(this, texts);
  }

  private void set(String key, String text) {
    switch (key) {
      case "methods":
        methods = MethodPattern.parse(text);
        break;
      case "exception":
        exception(text);
        break;
      case "value":
        value = text;
        break;
      case "delay":
        delayNanos = duration(key, text);
        break;
      case "rate":
        rate = (Double) SettingType.SHARE.parse(key, text);
        if (!(rate > 0 && rate <= 1)) {
          throw wrong(key, text, "give a share above 0, and 100% at most");
        }
        break;
      case "for":
        forNanos = duration(key, text);
        break;
      default:
        seed = seed(key, text);
        break;
    }
  }

  private void exception(String text) {
    int colon = text.indexOf(':');
    String type = (colon < 0 ? text : text.substring(0, colon)).trim();
    exceptionType = (String) SettingType.CLASS.parse("exception", type);
    exceptionMessage = colon < 0 ? null : text.substring(colon + 1).trim();
  }

  private static long duration(String key, String text) {
    Duration duration = (Duration) SettingType.DURATION.parse(key, text);
    if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
      throw wrong(key, text, "give more than nothing, and a year at most");
    }
    return duration.toNanos();
  }

  private static Long seed(String key, String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException notOne) {
      throw wrong(key, text, "give a whole number, such as 42");
    }
  }

  private String missing(Map<String, String> texts, String prefix) {
    if (methods == null) {
      return "the fault strikes nothing: say where with "
          + prefix
          + "methods=com.acme.Bank.pay(..)";
    }
    if (exceptionType != null && value != null) {
      return "the fault can throw an exception or return a value, not both: delete one of them";
    }
    if (exceptionType == null && value == null && delayNanos == 0) {
      return "the fault does nothing: give it an exception, a value or a delay, such as "
          + prefix
          + "delay=200ms";
    }
    return null;
  }

  private static InvalidSettingException wrong(String key, String text, String mend) {
    return new InvalidSettingException(key, "'" + text + "'", mend);
  }
}
