package dev.faultline.weaving.guard;

import dev.faultline.bootstrap.GuardProbe;
import dev.faultline.bootstrap.GuardSink;
import dev.faultline.weaving.body.LeftAlone;
import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.objectweb.asm.ClassReader;

/** Loads classes whose methods are guarded, and runs them under a guard of the test's. */
final class GuardedClasses extends ClassLoader implements GuardedMethods {

  final List<LeftAlone> leftAlone = new ArrayList<>();

  /** By the number of the guard. */
  final List<String> guarded = new ArrayList<>();

  /** What is said of methods that are not compiled any more. */
  final List<String> outgrown = new ArrayList<>();

  private final Predicate<MethodOutline> which;
  private final boolean elsewhere;

  GuardedClasses(Predicate<MethodOutline> which, boolean elsewhere) {
    super(GuardedClasses.class.getClassLoader());
    this.which = which;
    this.elsewhere = elsewhere;
  }

  /** All methods, of which the test's guard makes attempts in place. */
  static GuardedClasses inPlace() {
    return new GuardedClasses(
        method -> !method.name().endsWith("init>") && !method.isSynthetic(), false);
  }

  @Override
  public boolean mayInclude(String className, byte[] classFile) {
    return true;
  }

  @Override
  public MethodGuard of(ClassLoader loader, ClassOutline type, MethodOutline method) {
    if (!which.test(method)) {
      return null;
    }
    guarded.add(method.name());
    int number = guarded.size() - 1;
    return elsewhere ? MethodGuard.elsewhere(number) : MethodGuard.inPlace(number);
  }

  @Override
  public void outgrewCompiler(ClassOutline type, String method, String growth) {
    outgrown.add(method + " " + growth);
  }

  /** The woven class file, or null when there is nothing to weave. */
  byte[] weave(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    GuardWeaver weaver = new GuardWeaver(this, reader, ClassOutline.of(reader), this);
    byte[] woven = weaver.weave();
    leftAlone.addAll(weaver.leftAlone());
    return woven;
  }

  /** The class, woven, verified and linked by this JVM. */
  Class<?> load(byte[] classFile) {
    byte[] woven = weave(classFile);
    byte[] loaded = woven == null ? classFile : woven;
    Class<?> type = defineClass(null, loaded, 0, loaded.length);
    type.getDeclaredMethods(); // links, and so verifies, without initializing
    return type;
  }

  Class<?> load(Class<?> type) {
    String name = type.getName().replaceFirst(".*\\.", "") + ".class";
    try (InputStream in = type.getResourceAsStream(name)) {
      return load(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls a method; returns what it returns, or what it throws. */
  static Object run(GuardSink guard, Class<?> type, Object receiver, String name, Object... with) {
    Method method =
        Arrays.stream(type.getDeclaredMethods())
            .filter(one -> one.getName().equals(name) && !one.isBridge())
            .findFirst()
            .orElseThrow();
    method.setAccessible(true);
    GuardProbe.connect(guard);
    try {
      return method.invoke(receiver, with);
    } catch (InvocationTargetException e) {
      return e.getCause();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    } finally {
      GuardProbe.connect(null);
    }
  }
}
