package dev.faultline.weaving.site;

import dev.faultline.capture.site.SiteRegistry;
import java.util.BitSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Weaves the sites of one class. Loads no class of the application, adds no branch, and no stack
 * map frame but for exit sites; methods that neither throw nor catch are copied as they are.
 * Thread-safe.
 */
public final class SiteWeaver {

  private static final int NO_CODE = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE;

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
   * @return the woven class file, or null when the class has no sites
   * @throws RuntimeException when the class cannot be woven
   */
  public byte[] weave(byte[] classFile) {
    BitSet probed = probed(ProbedMethods.of(classFile));
    ClassReader reader = new ClassReader(classFile);
    boolean exiting = exits.concern(reader.getClassName());
    if (probed.isEmpty() && !exiting) {
      return null;
    }
    try {
      return weave(reader, probed, selection, exiting, true);
    } catch (MethodTooLargeException withLocals) {
      // A method near 64 KB: the throwable and the site alone take 8 bytes per throw.
    }
    try {
      return weave(reader, probed, selection, false, false);
    } catch (MethodTooLargeException withCatchSites) {
      return weave(reader, probed, selection.withoutCatchSites(), false, false);
    }
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

  private byte[] weave(
      ClassReader reader,
      final BitSet probed,
      final ProbeSelection kinds,
      final boolean exiting,
      final boolean withLocals) {
    ClassWriter writer = new ClassWriter(reader, 0);
    final String className = reader.getClassName();
    final ClassSites classSites = new ClassSites(sites, className);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          private int ordinal;
          private int classVersion;

          @Override
          public void visit(
              int version, int access, String name, String signature, String s, String[] i) {
            classVersion = version;
            super.visit(version, access, name, signature, s, i);
          }

          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            final MethodVisitor written =
                super.visitMethod(access, name, descriptor, signature, exceptions);
            final boolean exit =
                exiting && (access & NO_CODE) == 0 && exits.contain(className, name);
            if (!probed.get(ordinal++) && !exit) {
              return written;
            }
            return new MethodNode(Opcodes.ASM9, access, name, descriptor, signature, exceptions) {
              @Override
              public void visitEnd() {
                new MethodProbes(classSites, className, this, kinds, withLocals)
                    .insert(exit ? new ExitHandlers(className, this, classVersion) : null);
                accept(written);
              }
            };
          }
        },
        0);
    return classSites.isEmpty() ? null : writer.toByteArray();
  }
}
