package dev.faultline.weaving.site;

import dev.faultline.capture.site.SiteRegistry;
import java.util.BitSet;
import org.objectweb.asm.ClassReader;

/**
 * Weaves the sites of classes. Loads no class of the application, adds no branch, and no stack map
 * frame but for exit sites; methods that neither throw nor catch are copied as they are.
 * Thread-safe.
 */
public final class SiteWeaver {

  private final SiteRegistry sites;
  private final ProbeSelection selection;
  private final ExitMethods exits;

  /**
   * @param exits the methods that tell of every exception that leaves them; may be added to later
   */
  public SiteWeaver(SiteRegistry sites, ProbeSelection selection, ExitMethods exits) {
    this.sites = sites;
    this.selection = selection;
    this.exits = exits;
  }

  /**
   * Weaves a class.
   *
   * @throws RuntimeException when the class cannot be woven
   */
  public WovenClass weave(byte[] classFile) {
    ProbedMethods methods = ProbedMethods.of(classFile);
    ClassWeaving weaving =
        new ClassWeaving(
            new ClassReader(classFile), probed(methods), methods.large(), selection, exits);
    return weaving.isConcerned() ? weaving.weave(sites) : WovenClass.withoutSites();
  }

  private BitSet probed(ProbedMethods methods) {
    BitSet probed = new BitSet();
    if (selection.throwSites()) {
      probed.or(methods.throwing());
    }
    if (selection.catchSites()) {
      probed.or(methods.handling());
    }
    return probed;
  }
}
