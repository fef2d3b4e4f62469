package dev.faultline.weaving.method;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.bootstrap.MethodProbe;
import dev.faultline.bootstrap.MethodSink;
import dev.faultline.bootstrap.Probe;
import dev.faultline.bootstrap.ProbeSink;
import dev.faultline.capture.method.MeasuredMethods;
import dev.faultline.capture.site.Site;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.weaving.body.LeftAlone;
import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodPattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;

/** Loads classes whose named methods are woven, runs them, and keeps what their probes say. */
final class CapturedClasses extends ClassLoader implements ProbeSink, MethodSink {

  /** An exception that left a method. */
  record Exit(String method, Throwable throwable, Map<String, Object> values) {}

  /** A call that ended. */
  record Call(boolean threw, long nanos) {}

  final SiteRegistry sites = new SiteRegistry();
  final MeasuredMethods measured =
      new MeasuredMethods(AgentLog.standardError(AgentLog.Level.DEBUG));
  final List<Exit> exits = new ArrayList<>();
  final List<Call> calls = new ArrayList<>();
  final List<LeftAlone> leftAlone = new ArrayList<>();
  final NamedMethods named;

  CapturedClasses(String pattern) {
    this(new NamedMethods(MethodPattern.parse(pattern), true));
  }

  CapturedClasses(NamedMethods named) {
    super(CapturedClasses.class.getClassLoader());
    this.named = named;
  }

  /** The woven class file, or null when there is nothing to weave. */
  byte[] weave(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    if (!named.mayInclude(reader.getClassName(), classFile)) {
      return null;
    }
    MethodCaptureWeaver weaver =
        new MethodCaptureWeaver(
            reader,
            ClassOutline.of(reader),
            named,
            sites.of(reader.getClassName().replace('/', '.'), null),
            measured);
    byte[] woven = weaver.weave();
    leftAlone.addAll(weaver.leftAlone());
    return woven;
  }

  /** The class, woven, verified and linked by this JVM; as it is when nothing of it is named. */
  Class<?> load(byte[] classFile) {
    byte[] woven = weave(classFile);
    byte[] loaded = woven == null ? classFile : woven;
    Class<?> type = defineClass(null, loaded, 0, loaded.length);
    type.getDeclaredMethods(); // links, and so verifies, without initializing
    return type;
  }

  static byte[] classFile(Class<?> type) {
    try (InputStream in =
        type.getResourceAsStream(type.getName().replaceFirst(".*\\.", "") + ".class")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls a static method; returns what it returns, or what it throws. */
  Object run(Class<?> type, String name, Object... arguments) {
    Method method =
        Arrays.stream(type.getDeclaredMethods())
            .filter(one -> one.getName().equals(name))
            .findFirst()
            .orElseThrow();
    method.setAccessible(true);
    Probe.connect(this);
    MethodProbe.connect(this);
    try {
      return method.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      return e.getCause();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    } finally {
      Probe.connect(null);
      MethodProbe.connect(null);
    }
  }

  @Override
  public void exited(Throwable throwable, int number, Object[] locals) {
    Site site = sites.get(number);
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < site.variableNames().asList().size(); i++) {
      values.put(site.variableNames().asList().get(i), locals[i]);
    }
    exits.add(new Exit(site.methodName(), throwable, values));
  }

  @Override
  public void called(int method, long nanos, boolean threw) {
    calls.add(new Call(threw, nanos));
  }

  @Override
  public void thrown(Throwable throwable, int site, Object[] locals) {
    throw new AssertionError("no throw site was woven");
  }

  @Override
  public void caught(Throwable throwable, int site) {
    throw new AssertionError("no catch site was woven");
  }

  @Override
  public void replaced(Throwable lost, Throwable by, int site) {}

  @Override
  public void failed(int site, Throwable failure) {
    throw new AssertionError(failure);
  }
}
