package dev.faultline.weaving.site;

import dev.faultline.bootstrap.Probe;
import dev.faultline.bootstrap.ProbeSink;
import dev.faultline.capture.site.Site;
import dev.faultline.capture.site.SiteRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Loads woven classes, runs them, and keeps what their probes say. */
final class WovenClasses extends ClassLoader implements ProbeSink {

  /** One call of a probe. */
  record Told(Throwable throwable, Site site, Map<String, Object> locals) {}

  /** An exception that a finally block lost. */
  record Replaced(Throwable lost, Throwable by, Site site) {}

  final SiteRegistry sites = new SiteRegistry();
  final SiteWeaver weaver;
  final List<Told> told = new ArrayList<>();
  final List<Told> caught = new ArrayList<>();
  final List<Replaced> replaced = new ArrayList<>();

  WovenClasses() {
    this(ExitMethods.upTo(0));
  }

  WovenClasses(ExitMethods exits) {
    super(WovenClasses.class.getClassLoader());
    weaver = new SiteWeaver(sites, ProbeSelection.ALL, exits);
  }

  /** The class, woven, verified and linked by this JVM; as it is when it throws nothing. */
  Class<?> load(byte[] classFile) {
    byte[] woven = weaver.weave(null, classFile).classFile();
    byte[] loaded = woven == null ? classFile : woven;
    Class<?> type = defineClass(null, loaded, 0, loaded.length);
    type.getDeclaredMethods(); // links, and so verifies, without initializing
    return type;
  }

  /** Calls a static method; returns what it throws, or null. */
  Throwable run(Class<?> type, String name, Object... arguments) {
    Method method =
        Arrays.stream(type.getDeclaredMethods())
            .filter(one -> one.getName().equals(name))
            .findFirst()
            .orElseThrow();
    method.setAccessible(true);
    Probe.connect(this);
    try {
      method.invoke(null, arguments);
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    } finally {
      Probe.connect(null);
    }
  }

  @Override
  public void thrown(Throwable throwable, int site, Object[] locals) {
    Site at = sites.get(site);
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < at.variableNames().asList().size(); i++) {
      named.put(at.variableNames().asList().get(i), locals[i]);
    }
    told.add(new Told(throwable, at, named));
  }

  @Override
  public void caught(Throwable throwable, int site) {
    caught.add(new Told(throwable, sites.get(site), Map.of()));
  }

  @Override
  public void exited(Throwable throwable, int site, Object[] locals) {
    thrown(throwable, site, locals);
  }

  @Override
  public void replaced(Throwable lost, Throwable by, int site) {
    replaced.add(new Replaced(lost, by, sites.get(site)));
  }

  @Override
  public void failed(int site, Throwable failure) {
    throw new AssertionError(failure);
  }
}
