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
 * Weaves the throw sites of one class. Loads no class of the application, adds no branch and no
 * stack map frame; methods without an {@code athrow} are copied as they are. Thread-safe.
 */
public final class SiteWeaver {

  private final SiteRegistry sites;

  public SiteWeaver(SiteRegistry sites) {
    this.sites = sites;
  }

  /**
   * Weaves a class.
   *
   * @return the woven class file, or null when the class throws nothing
   * @throws RuntimeException when the class cannot be woven
   */
  public byte[] weave(byte[] classFile) {
    BitSet throwing = ProbedMethods.of(classFile);
    if (throwing.isEmpty()) {
      return null;
    }
    try {
      return weave(classFile, throwing, true);
    } catch (MethodTooLargeException withLocals) {
      // A method near 64 KB: the throwable and the site alone take 8 bytes per throw.
      return weave(classFile, throwing, false);
    }
  }

  private byte[] weave(byte[] classFile, final BitSet throwing, final boolean withLocals) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    final String className = reader.getClassName();
    final ClassSites classSites = new ClassSites(sites, className);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          private int ordinal;

          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            final MethodVisitor written =
                super.visitMethod(access, name, descriptor, signature, exceptions);
            if (!throwing.get(ordinal++)) {
              return written;
            }
            return new MethodNode(Opcodes.ASM9, access, name, descriptor, signature, exceptions) {
              @Override
              public void visitEnd() {
                new MethodProbes(classSites, className, this, withLocals).insert();
                accept(written);
              }
            };
          }
        },
        0);
    return writer.toByteArray();
  }
}
