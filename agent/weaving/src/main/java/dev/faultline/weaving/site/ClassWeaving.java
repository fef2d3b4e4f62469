package dev.faultline.weaving.site;

import dev.faultline.capture.site.SitesOfClass;
import dev.faultline.weaving.code.CodeSize;
import dev.faultline.weaving.handler.StageFunctions;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * One class on its way to being woven. A method that grows beyond what the JVM takes, or what
 * HotSpot compiles, is woven with less; the others keep all. Used once, by one thread.
 */
final class ClassWeaving {

  private static final int NO_CODE = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE;

  private final ClassReader reader;
  private final BitSet probed;
  private final StageFunctions functions;
  private final BitSet large;
  private final ProbeSelection selection;
  private final ExitMethods exits;
  private final boolean exiting;

  /** By the ordinals of the methods; those that have all are not in it. */
  private final Map<Integer, SiteDetail> details = new HashMap<>();

  private final Map<Integer, ReducedMethod> reduced = new LinkedHashMap<>();
  private boolean fits;

  /**
   * @param probed ordinals of the methods that have throw or catch sites
   * @param functions methods that are handlers of their own; none without catch sites
   * @param large ordinals of the methods that HotSpot does not compile as they are
   */
  ClassWeaving(
      ClassReader reader,
      BitSet probed,
      StageFunctions functions,
      BitSet large,
      ProbeSelection selection,
      ExitMethods exits) {
    this.reader = reader;
    this.probed = probed;
    this.functions = functions;
    this.large = large;
    this.selection = selection;
    this.exits = exits;
    this.exiting = exits.concern(reader.getClassName());
  }

  /** Whether any method may have a site. */
  boolean isConcerned() {
    return exiting || !probed.isEmpty() || !functions.isEmpty();
  }

  /**
   * Weaves the class.
   *
   * @throws RuntimeException when the class cannot be woven
   */
  WovenClass weave(SitesOfClass sites) {
    while (true) {
      ClassSites classSites = new ClassSites(sites);
      byte[] woven = attempt(classSites);
      if (woven != null) {
        return new WovenClass(classSites.isEmpty() ? null : woven, reduced.values());
      }
    }
  }

  /** The woven class, or null when a method must be woven with less. */
  private byte[] attempt(ClassSites sites) {
    fits = true;
    ClassWriter writer = new ClassWriter(reader, 0);
    WeavingVisitor visitor = new WeavingVisitor(writer, sites);
    reader.accept(visitor, 0);
    if (!fits) {
      return null;
    }
    try {
      return writer.toByteArray();
    } catch (MethodTooLargeException longJumps) {
      // Its jumps have become longer when all of it was there.
      int ordinal = visitor.ordinalOf(longJumps.getMethodName(), longJumps.getDescriptor());
      if (detail(ordinal) == SiteDetail.NONE) {
        throw longJumps;
      }
      reduce(
          ordinal, longJumps.getMethodName(), longJumps.getDescriptor(), longJumps.getCodeSize());
      return null;
    }
  }

  private SiteDetail detail(int ordinal) {
    SiteDetail detail = details.get(ordinal);
    return detail == null ? SiteDetail.ALL : detail;
  }

  private void reduce(int ordinal, String name, String descriptor, int size) {
    SiteDetail less = detail(ordinal).next();
    details.put(ordinal, less);
    String limit =
        size > CodeSize.LARGEST
            ? "the JVM takes no more than " + CodeSize.LARGEST
            : "HotSpot compiles no method beyond " + CodeSize.LARGEST_COMPILED;
    reduced.put(
        ordinal,
        new ReducedMethod(
            reader.getClassName(),
            name,
            descriptor,
            less,
            "it would grow to " + size + " bytes of code, and " + limit));
    fits = false;
  }

  private boolean fits(int ordinal, int size) {
    return size <= CodeSize.LARGEST_COMPILED || large.get(ordinal) && size <= CodeSize.LARGEST;
  }

  private final class WeavingVisitor extends ClassVisitor {

    private final ClassSites sites;
    private final Map<String, Integer> ordinals = new HashMap<>();
    private int next;
    private boolean withFrames;

    WeavingVisitor(ClassWriter writer, ClassSites sites) {
      super(Opcodes.ASM9, writer);
      this.sites = sites;
    }

    int ordinalOf(String name, String descriptor) {
      return ordinals.get(name + descriptor);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] types) {
      // From Java 6 on handlers need stack map frames.
      withFrames = (version & 0xffff) >= Opcodes.V1_6;
      super.visit(version, access, name, signature, parent, types);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      final MethodVisitor written =
          super.visitMethod(access, name, descriptor, signature, exceptions);
      final int ordinal = next++;
      ordinals.put(name + descriptor, ordinal);
      final SiteDetail detail = detail(ordinal);
      final boolean exit =
          exiting
              && detail.hasExits()
              && (access & NO_CODE) == 0
              && exits.contain(reader.getClassName(), name);
      boolean function = (access & NO_CODE) == 0 && functions.contain(name, descriptor);
      if (detail == SiteDetail.NONE || !probed.get(ordinal) && !exit && !function) {
        return written;
      }
      return new MethodNode(Opcodes.ASM9, access, name, descriptor, signature, exceptions) {
        @Override
        public void visitEnd() {
          String owner = reader.getClassName();
          ExitHandlers exits =
              exit ? new ExitHandlers(owner, this, withFrames, detail.hasExitLocals()) : null;
          new MethodProbes(
                  sites,
                  owner,
                  this,
                  detail.of(selection),
                  functions,
                  detail.hasThrowLocals(),
                  withFrames)
              .insert(exits);
          int size = CodeSize.write(this, written);
          if (!fits(ordinal, size)) {
            reduce(ordinal, name, desc, size);
          }
        }
      };
    }
  }
}
