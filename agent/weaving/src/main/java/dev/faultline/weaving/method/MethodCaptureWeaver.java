package dev.faultline.weaving.method;

import dev.faultline.capture.method.MeasuredMethods;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Weaves the named methods of one class; the others are copied as they are. Loads no class. Used
 * once, by one thread.
 */
final class MethodCaptureWeaver {

  private final ClassReader reader;
  private final ClassOutline type;
  private final SiteRegistry sites;
  private final MeasuredMethods measured;
  private final Map<Integer, CaptureOptions> named = new HashMap<>();
  private final List<LeftAlone> leftAlone = new ArrayList<>();
  private int woven;

  MethodCaptureWeaver(
      ClassReader reader,
      ClassOutline type,
      NamedMethods names,
      SiteRegistry sites,
      MeasuredMethods measured) {
    this.reader = reader;
    this.type = type;
    this.sites = sites;
    this.measured = measured;
    List<String> withoutCode = new ArrayList<>();
    for (int i = 0; i < type.methods().size(); i++) {
      MethodOutline method = type.methods().get(i);
      CaptureOptions options = names.of(type, method);
      if (options == null) {
        continue;
      }
      if ((method.access() & Opcodes.ACC_ABSTRACT) != 0) {
        withoutCode.add(method.name());
      } else if ((method.access() & Opcodes.ACC_NATIVE) != 0) {
        leaveAlone(method.name(), "it is native, and has no code to weave");
      } else {
        named.put(i, options);
      }
    }
    // Beside methods that have code, abstract ones were hardly meant.
    if (named.isEmpty() && !withoutCode.isEmpty()) {
      leaveAbstractAlone(withoutCode);
    }
  }

  private void leaveAbstractAlone(List<String> methods) {
    String method = methods.get(0);
    leaveAlone(
        method,
        "it is abstract"
            + (methods.size() > 1 ? ", like all that are named of this class" : "")
            + "; name the classes that implement it, or with a + all that name this one, such as "
            + type.name().replace('/', '.')
            + "+."
            + method
            + "(..)");
  }

  /**
   * Weaves the class.
   *
   * @return the woven class file, or null when there is nothing to weave
   * @throws RuntimeException when the class cannot be woven
   */
  byte[] weave() {
    while (!named.isEmpty()) {
      woven = 0;
      int before = named.size();
      byte[] result = null;
      try {
        result = attempt();
      } catch (MethodTooLargeException e) {
        leaveAlone(
            e.getMethodName(), e.getDescriptor(), "it would grow beyond the 64 KB of the JVM");
      }
      if (result != null && named.size() == before) {
        return woven == 0 ? null : result;
      }
      if (named.size() == before) {
        throw new IllegalStateException("a method that is not named is too large");
      }
    }
    return null;
  }

  private byte[] attempt() {
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          private int ordinal;

          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            final MethodVisitor written =
                super.visitMethod(access, name, descriptor, signature, exceptions);
            final CaptureOptions options = named.get(ordinal++);
            if (options == null) {
              return written;
            }
            return new MethodNode(Opcodes.ASM9, access, name, descriptor, signature, exceptions) {
              @Override
              public void visitEnd() {
                weave(this, options, written);
              }
            };
          }
        },
        ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  private void weave(MethodNode method, CaptureOptions options, MethodVisitor written) {
    int original = CodeSize.of(method);
    CapturedMethod captured = new CapturedMethod(type.name(), method, options);
    String reason = captured.reasonToLeaveAlone();
    if (reason == null) {
      reason = captured.weave(sites, measured, withFrames());
    }
    int size = CodeSize.write(method, written);
    if (reason == null && CodeSize.losesCompiler(original, size)) {
      reason =
          "it would grow from "
              + original
              + " to "
              + size
              + " bytes of code, and HotSpot compiles no method beyond "
              + CodeSize.LARGEST_COMPILED;
    }
    if (reason == null) {
      woven++;
    } else {
      leaveAlone(method.name, method.desc, reason);
    }
  }

  private boolean withFrames() {
    return (reader.readInt(4) & 0xffff) >= Opcodes.V1_6;
  }

  private void leaveAlone(String name, String descriptor, String reason) {
    for (int i = 0; i < type.methods().size(); i++) {
      MethodOutline method = type.methods().get(i);
      if (method.name().equals(name)
          && method.descriptor().equals(descriptor)
          && named.remove(i) != null) {
        leaveAlone(name, reason);
      }
    }
  }

  private void leaveAlone(String name, String reason) {
    leftAlone.add(new LeftAlone(type.name(), name, reason));
  }

  /** How many methods have been woven. */
  int woven() {
    return woven;
  }

  /** The named methods that stay as they are. */
  List<LeftAlone> leftAlone() {
    return leftAlone;
  }
}
