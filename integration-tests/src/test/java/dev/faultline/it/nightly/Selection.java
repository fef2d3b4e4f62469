package dev.faultline.it.nightly;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.jdk.Jdks;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What of the nightly tests is run: all, or what {@code -Dnightly.jdks} and the like name. */
public final class Selection {

  private Selection() {}

  /**
   * The oldest, a middle and the newest JDK of those that are found; or those that {@code
   * nightly.jdks} names, such as {@code 8,25}.
   */
  public static List<Jdk> jdks() {
    String named = System.getProperty("nightly.jdks");
    if (named != null) {
      return Stream.of(named.split(","))
          .map(version -> Jdks.version(Integer.parseInt(version.strip())).orElseThrow())
          .toList();
    }
    List<Jdk> found =
        Stream.of(Jdks.version(8).or(() -> Jdks.version(11)), Jdks.version(17), Jdks.version(25))
            .flatMap(Optional::stream)
            .toList();
    if (found.isEmpty()) {
      abort("no JDK 8, 11, 17 or 25 among " + Jdks.all());
    }
    return found;
  }

  /**
   * Whether the property, a list separated by commas, names this; everything when it is not set.
   */
  public static boolean includes(String property, String name) {
    String named = System.getProperty(property);
    return named == null || List.of(named.split(",")).contains(name);
  }
}
