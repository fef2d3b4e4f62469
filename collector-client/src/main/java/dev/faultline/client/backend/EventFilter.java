package dev.faultline.client.backend;

import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which events a backend is given: those that pass all of severity, disposition and package.
 * Immutable.
 */
public final class EventFilter {
  private static final String SEVERITY = "severity";
  private static final String DISPOSITIONS = "dispositions";
  private static final String PACKAGES = "packages";

  private static final EventFilter ALL =
      new EventFilter(
          Severity.DEBUG, EnumSet.allOf(Disposition.class), Collections.<String>emptyList());

  private final Severity leastSeverity;
  private final Set<Disposition> dispositions;
  private final List<String> packages;

  private EventFilter(
      Severity leastSeverity, Set<Disposition> dispositions, List<String> packages) {
    this.leastSeverity = leastSeverity;
    this.dispositions = dispositions;
    this.packages = packages;
  }

  /** Lets everything through. */
  public static EventFilter all() {
    return ALL;
  }

  /** The settings that {@link #read} asks for. */
  public static List<String> settings() {
    return Collections.unmodifiableList(Arrays.asList(SEVERITY, DISPOSITIONS, PACKAGES));
  }

  /**
   * Reads {@code severity} (the least that passes: debug, info, warn, error, fatal), {@code
   * dispositions} (a list of those that pass; messages have none and always do) and {@code
   * packages} (a list; an event passes when the type of its exception or the class of an in-app
   * frame is in one of them, or below).
   *
   * @throws InvalidBackendException when one does not fit
   */
  public static EventFilter read(BackendSettings settings) {
    String severity = settings.choice(SEVERITY, "debug", names(Severity.values()));
    return new EventFilter(
        Severity.valueOf(severity.toUpperCase(Locale.ROOT)),
        dispositions(settings),
        packages(settings));
  }

  private static String[] names(Enum<?>[] values) {
    String[] names = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      names[i] = values[i].name().toLowerCase(Locale.ROOT);
    }
    return names;
  }

  private static Set<Disposition> dispositions(BackendSettings settings) {
    Set<Disposition> chosen = EnumSet.noneOf(Disposition.class);
    for (String name : settings.list(DISPOSITIONS)) {
      Disposition named = disposition(name);
      if (named == null) {
        throw settings.invalid(
            DISPOSITIONS, "a list of " + String.join(", ", names(Disposition.values())));
      }
      chosen.add(named);
    }
    return chosen.isEmpty() ? ALL.dispositions : chosen;
  }

  private static Disposition disposition(String name) {
    for (Disposition each : Disposition.values()) {
      if (each.wireName().equalsIgnoreCase(name)) {
        return each;
      }
    }
    return null;
  }

  private static List<String> packages(BackendSettings settings) {
    List<String> prefixes = new ArrayList<>();
    for (String name : settings.list(PACKAGES)) {
      String plain = name.replaceFirst("\\.\\**$", "");
      if (!plain.matches("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*")) {
        throw settings.invalid(PACKAGES, "a list of packages such as com.acme,org.acme");
      }
      prefixes.add(plain);
    }
    return prefixes;
  }

  /** Whether the backend is given this event. */
  public boolean accepts(Event event) {
    if (event.severity().number() < leastSeverity.number()) {
      return false;
    }
    if (!(event instanceof ExceptionEvent)) {
      return packages.isEmpty();
    }
    ExceptionEvent exception = (ExceptionEvent) event;
    return dispositions.contains(exception.disposition()) && isInPackages(exception);
  }

  private boolean isInPackages(ExceptionEvent event) {
    if (packages.isEmpty()) {
      return true;
    }
    for (ExceptionLink link : event.exceptions()) {
      if (isInPackages(link.type())) {
        return true;
      }
      for (Frame frame : link.frames()) {
        if (frame.inApp() && isInPackages(frame.className())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isInPackages(String className) {
    for (String prefix : packages) {
      if (className.startsWith(prefix)
          && (className.length() == prefix.length()
              || className.charAt(prefix.length()) == '.'
              || className.charAt(prefix.length()) == '$')) {
        return true;
      }
    }
    return false;
  }
}
