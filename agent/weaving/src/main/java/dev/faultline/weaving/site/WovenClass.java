package dev.faultline.weaving.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** What has become of a class. Immutable, but for the bytes. */
public final class WovenClass {

  private static final WovenClass WITHOUT_SITES =
      new WovenClass(null, Collections.<ReducedMethod>emptyList());

  private final byte[] classFile;
  private final List<ReducedMethod> reduced;

  WovenClass(byte[] classFile, Collection<ReducedMethod> reduced) {
    this.classFile = classFile;
    this.reduced = Collections.unmodifiableList(new ArrayList<>(reduced));
  }

  static WovenClass withoutSites() {
    return WITHOUT_SITES;
  }

  /** The woven class file, not copied; null when the class has no sites. */
  public byte[] classFile() {
    return classFile;
  }

  /** The methods that have no room for all their sites. */
  public List<ReducedMethod> reduced() {
    return reduced;
  }
}
