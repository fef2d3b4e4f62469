package dev.faultline.weaving.guard.declaration;

import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;

/** Class files of the tests, and the guards that are declared in them. */
final class CompiledClasses {

  private CompiledClasses() {}

  static byte[] bytes(String internalName) {
    try (InputStream in =
        CompiledClasses.class.getClassLoader().getResourceAsStream(internalName + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ClassOutline outline(String internalName) {
    byte[] bytes = bytes(internalName);
    return bytes == null ? null : ClassOutline.of(new ClassReader(bytes));
  }

  static ClassOutline outline(Class<?> type) {
    return outline(type.getName().replace('.', '/'));
  }

  static MethodOutline method(ClassOutline type, String name) {
    return type.methods().stream()
        .filter(method -> method.name().equals(name) && !method.isSynthetic())
        .findFirst()
        .orElseThrow(() -> new AssertionError(type.name() + " has no " + name));
  }

  static GuardDeclaration guard(Class<?> declaring, String method) {
    return guard(declaring, declaring, method, Map.of(), Map.of());
  }

  static GuardDeclaration inherited(Class<?> receiver, Class<?> declaring, String method) {
    return guard(receiver, declaring, method, Map.of(), Map.of());
  }

  static GuardDeclaration configured(
      Class<?> declaring, String method, Map<String, String> overrides) {
    return guard(declaring, declaring, method, overrides, Map.of());
  }

  /** With properties of guards, which are given without their prefix. */
  static GuardDeclaration withProperties(
      Class<?> declaring, String method, Map<String, String> properties) {
    return guard(declaring, declaring, method, Map.of(), properties);
  }

  private static GuardDeclaration guard(
      Class<?> receiver,
      Class<?> declaring,
      String method,
      Map<String, String> overrides,
      Map<String, String> properties) {
    ClassOutline type = outline(declaring);
    return GuardDeclarations.of(PropertyGuards.parse(prefixed(properties)))
        .of(
            outline(receiver),
            type,
            method(type, method),
            CompiledClasses::outline,
            overrides::get);
  }

  static Map<String, String> prefixed(Map<String, String> properties) {
    Map<String, String> prefixed = new HashMap<>();
    properties.forEach((name, value) -> prefixed.put(PropertyGuards.PREFIX + name, value));
    return prefixed;
  }
}
