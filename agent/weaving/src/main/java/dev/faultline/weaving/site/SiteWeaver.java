package dev.faultline.weaving.site;

import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.weaving.handler.StageFunctions;
import java.util.BitSet;
import org.objectweb.asm.ClassReader;

/**
 * Weaves the sites of classes. Loads no class of the application, adds no branch, and no stack map
 * frame but for exit sites; methods that neither throw nor catch, nor are a stage's function, are
 * copied as they are. Thread-safe.
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
   * @param loader which loads the class; null for the bootstrap class loader
   * @throws RuntimeException when the class cannot be woven
   */
  public WovenClass weave(ClassLoader loader, byte[] classFile) {
    ProbedMethods methods = ProbedMethods.of(classFile);
    ClassReader reader = new ClassReader(classFile);
    ClassWeaving weaving =
        new ClassWeaving(
            reader, probed(methods), functions(methods, reader), methods.large(), selection, exits);
    if (!weaving.isConcerned()) {
      return WovenClass.withoutSites();
    }
    return weaving.weave(sites.of(reader.getClassName().replace('/', '.'), loader));
  }

  private StageFunctions functions(ProbedMethods methods, ClassReader reader) {
    return selection.catchSites() && methods.callsStages()
        ? StageFunctions.of(reader)
        : StageFunctions.NONE;
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
