package dev.faultline.weaving.guard.declaration;

import dev.faultline.resilience.setting.InvalidSettingException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.objectweb.asm.Type;

/**
 * The members of one of the standard's annotations: as the configuration has them, else as the
 * annotation, else as the standard. A configured value that cannot be read is a problem, and the
 * annotation's own stays.
 *
 * <p>An annotation on a method is configured by {@code class/method/annotation/member}, one on a
 * class by {@code class/annotation/member}, both by {@code annotation/member}; whether it is
 * enabled is asked by all three.
 */
final class MicroProfileMembers {

  private static final String ALL_BUT_FALLBACK = "MP_Fault_Tolerance_NonFallback_Enabled";
  private static final String ENABLED = "enabled";

  private final PlacedAnnotation annotation;
  private final Overrides overrides;
  private final GuardDeclaration.Builder guard;

  MicroProfileMembers(
      PlacedAnnotation annotation, Overrides overrides, GuardDeclaration.Builder guard) {
    this.annotation = annotation;
    this.overrides = overrides;
    this.guard = guard;
  }

  /** Whether the annotation counts. */
  boolean enabled() {
    String[] names = {
      guard.className() + "/" + guard.methodName() + "/" + ofAnnotation(ENABLED),
      annotation.className() + "/" + ofAnnotation(ENABLED),
      ofAnnotation(ENABLED)
    };
    for (String name : names) {
      String value = overrides.value(name);
      if (value != null) {
        return Boolean.parseBoolean(value.trim());
      }
    }
    String others = overrides.value(ALL_BUT_FALLBACK);
    return others == null
        || Boolean.parseBoolean(others.trim())
        || annotation.simpleName().equals("Fallback");
  }

  /** A whole number. */
  long number(String member, long standard) {
    Object value = annotation.values().get(member);
    long declared = value == null ? standard : ((Number) value).longValue();
    String text = configured(member);
    if (text == null) {
      return declared;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notOne) {
      return unreadable(member, text, "give a whole number", declared);
    }
  }

  /** A number of whatever kind. */
  double share(String member, double standard) {
    Object value = annotation.values().get(member);
    double declared = value == null ? standard : ((Number) value).doubleValue();
    String text = configured(member);
    if (text == null) {
      return declared;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException notOne) {
      return unreadable(member, text, "give a number, such as 0.5", declared);
    }
  }

  /** So many of the unit that another member says. */
  Duration duration(String member, long standardMillis, String unitMember) {
    long amount = number(member, standardMillis);
    ChronoUnit unit = unit(unitMember);
    try {
      return unit.getDuration().multipliedBy(amount);
    } catch (ArithmeticException tooLong) {
      guard.problem(
          origin(member), member + " is " + amount + " " + unit + ": give 100 years at most");
      return Duration.ofMillis(standardMillis);
    }
  }

  private ChronoUnit unit(String member) {
    Object value = annotation.values().get(member);
    ChronoUnit declared = value == null ? ChronoUnit.MILLIS : ChronoUnit.valueOf((String) value);
    String text = configured(member);
    if (text == null) {
      return declared;
    }
    try {
      return ChronoUnit.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      return unreadable(member, text, "give a unit, such as MILLIS or SECONDS", declared);
    }
  }

  /** A text. */
  String text(String member, String standard) {
    String text = configured(member);
    if (text != null) {
      return text;
    }
    Object value = annotation.values().get(member);
    return value == null ? standard : (String) value;
  }

  /** The name of a class. */
  String type(String member, String standard) {
    String text = configured(member);
    if (text != null) {
      return text;
    }
    Object value = annotation.values().get(member);
    return value == null ? standard : ((Type) value).getClassName();
  }

  /** A policy with a setting of a member's value. */
  PolicyDeclaration add(
      PolicyDeclaration policy, GuardSetting setting, Object value, String member) {
    return policy.with(setting, value, member, origin(member));
  }

  /** A policy with a count. */
  PolicyDeclaration addCount(
      PolicyDeclaration policy, GuardSetting setting, String member, int standard) {
    long number = number(member, standard);
    int count = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number));
    return add(policy, setting, count, member);
  }

  /** A policy with names of classes. */
  PolicyDeclaration addTypes(
      PolicyDeclaration policy, GuardSetting setting, String member, List<String> standard) {
    return add(policy, setting, types(member, setting, standard), member);
  }

  @SuppressWarnings("unchecked")
  private List<String> types(String member, GuardSetting setting, List<String> standard) {
    Object value = annotation.values().get(member);
    List<String> declared = value == null ? standard : namesOf((List<?>) value);
    String text = configured(member);
    if (text == null) {
      return declared;
    }
    try {
      return (List<String>) SettingType.CLASSES.parse(setting.key(), text);
    } catch (InvalidSettingException notNames) {
      return unreadable(member, text, "give full names of classes, with commas", declared);
    }
  }

  private static List<String> namesOf(List<?> types) {
    List<String> names = new ArrayList<>();
    for (Object type : types) {
      names.add(((Type) type).getClassName());
    }
    return names;
  }

  private <T> T unreadable(String member, String text, String mend, T instead) {
    guard.problem(origin(member), member + " is '" + text + "': " + mend);
    return instead;
  }

  /** Where the value of a member stands. */
  String origin(String member) {
    String name = configuredAs(member);
    return name == null ? annotation.origin() : name;
  }

  private String configured(String member) {
    String name = configuredAs(member);
    return name == null ? null : overrides.value(name).trim();
  }

  private String configuredAs(String member) {
    String place =
        annotation.methodName() == null
            ? annotation.className()
            : annotation.className() + "/" + annotation.methodName();
    String own = place + "/" + ofAnnotation(member);
    if (overrides.value(own) != null) {
      return own;
    }
    String global = ofAnnotation(member);
    return overrides.value(global) != null ? global : null;
  }

  private String ofAnnotation(String member) {
    return annotation.simpleName() + "/" + member;
  }
}
