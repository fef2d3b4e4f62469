package dev.faultline.weaving.inapp;

import dev.faultline.capture.InAppFrames;
import java.security.ProtectionDomain;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells the user's own classes from libraries: first when they load, by name and origin, and later,
 * when they stand in a stack trace, by name. Thread-safe; takes no lock that a class loader could
 * wait for.
 */
public final class InAppClasses implements InAppFrames {

  /** Beyond this a class is still woven, but its frames are shown as a library's. */
  private static final int MAX_NAMES = 100_000;

  private final InAppRule rule;
  private final String description;
  private final Set<String> covered = ConcurrentHashMap.newKeySet();
  private final AtomicInteger coveredCount = new AtomicInteger();

  private InAppClasses(InAppRule rule, String description) {
    this.rule = rule;
    this.description = description;
  }

  /** Exactly the named packages and classes, with all below them. */
  public static InAppClasses named(Collection<String> names) {
    return new InAppClasses(new PackageRule(names), String.join(", ", names) + " (as set)");
  }

  /** What the way in which this program was started tells. */
  public static InAppClasses of(MainProgram program) {
    return new InAppClasses(program.rule(), program.description());
  }

  /** One line for the log that says what is in-app and why. */
  public String description() {
    return description;
  }

  /**
   * Decides about a class that is being loaded.
   *
   * @param className internal name
   * @param domain where it comes from; may be null
   */
  public boolean covers(String className, ProtectionDomain domain) {
    if (GeneratedClasses.isGenerated(className) || !rule.covers(className, domain)) {
      return false;
    }
    // Programs that make classes without end must not fill the memory with their names.
    if (coveredCount.get() < MAX_NAMES && covered.add(className.replace('/', '.'))) {
      coveredCount.incrementAndGet();
    }
    return true;
  }

  @Override
  public boolean isInApp(String className) {
    return covered.contains(className);
  }
}
