package dev.faultline.weaving.guard.declaration;

import dev.faultline.resilience.setting.InvalidSettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.objectweb.asm.Type;

/** A member of one of our annotations, and the setting that it is for. */
final class FaultlineMember {

  private static final String OWN_PACKAGE = "dev.faultline.annotation.";
  private static final String ANY_PREDICATE = "java.util.function.Predicate";

  private final String name;
  private final GuardSetting setting;

  private FaultlineMember(String name, GuardSetting setting) {
    this.name = name;
    this.setting = setting;
  }

  /** The member of a name; one that is not known, of a later version of ours, is for nothing. */
  static FaultlineMember of(PolicyKind kind, String name) {
    return new FaultlineMember(name, GuardSetting.of(kind, nameOfSetting(kind, name)));
  }

  /** What the member is for; null when that is not known. */
  GuardSetting setting() {
    return setting;
  }

  /** The member that is for a setting. */
  static String nameOf(GuardSetting setting) {
    switch (setting) {
      case TIMEOUT:
      case RESTORE_FIELDS:
      case UNDO_METHOD:
        return "value";
      case BREAKER_WINDOW:
        return "windowCalls";
      default:
        return inCamelCase(setting.nameInPolicy());
    }
  }

  private static String inCamelCase(String withHyphens) {
    StringBuilder name = new StringBuilder();
    boolean isFirst = false;
    for (int i = 0; i < withHyphens.length(); i++) {
      char c = withHyphens.charAt(i);
      if (c != '-') {
        name.append(isFirst ? Character.toUpperCase(c) : c);
      }
      isFirst = c == '-';
    }
    return name.toString();
  }

  private static String nameOfSetting(PolicyKind kind, String member) {
    switch (member) {
      case "value":
        return kind == PolicyKind.RESTORE
            ? "fields"
            : kind == PolicyKind.UNDO ? "method" : kind == PolicyKind.TIMEOUT ? "" : member;
      case "windowCalls":
      case "windowTime":
        return "window";
      case "jitterWidth":
        return "jitter";
      default:
        return withHyphens(member);
    }
  }

  private static String withHyphens(String camelCase) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < camelCase.length(); i++) {
      char c = camelCase.charAt(i);
      if (Character.isUpperCase(c)) {
        name.append('-').append(Character.toLowerCase(c));
      } else {
        name.append(c);
      }
    }
    return name.toString();
  }

  /**
   * A policy with what this member is set to.
   *
   * @throws InvalidSettingException when it cannot be that
   */
  PolicyDeclaration addTo(PolicyDeclaration policy, Object raw, String origin) {
    if (setting == null || saysNothing(raw)) {
      return policy;
    }
    if (name.equals("windowCalls") && policy.has(setting)) {
      // A window of time is the more special one, whichever comes first.
      return policy;
    }
    return policy.with(setting, valueOf(raw), name, origin);
  }

  /** Whether it is what stands for nothing, written out. */
  private boolean saysNothing(Object raw) {
    if (raw instanceof String && ((String) raw).isEmpty()) {
      return setting != GuardSetting.FALLBACK_VALUE;
    }
    if (raw instanceof Type) {
      String type = ((Type) raw).getClassName();
      return type.startsWith(OWN_PACKAGE) || type.equals(ANY_PREDICATE);
    }
    return setting == GuardSetting.BREAKER_MINIMUM_CALLS && raw.equals(0)
        || name.equals("jitter") && raw.equals("PLUS_MINUS");
  }

  private Object valueOf(Object raw) {
    switch (setting.type()) {
      case DURATION:
      case JITTER:
      case GROWTH:
      case SPREAD:
        return setting.type().parse(name, ((String) raw).trim().toLowerCase(Locale.ROOT));
      case WINDOW:
        return raw instanceof String ? setting.type().parse(name, (String) raw) : raw;
      default:
        return plain(raw);
    }
  }

  private static Object plain(Object raw) {
    if (raw instanceof Type) {
      return ((Type) raw).getClassName();
    }
    if (raw instanceof List) {
      List<Object> elements = new ArrayList<>();
      for (Object element : (List<?>) raw) {
        elements.add(plain(element));
      }
      return elements;
    }
    return raw;
  }
}
