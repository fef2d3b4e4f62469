package dev.faultline.agent;

import dev.faultline.agent.settings.AgentSettings;
import dev.faultline.agent.settings.Settings;
import dev.faultline.agent.status.Status;
import dev.faultline.bootstrap.AgentLog;
import dev.faultline.bootstrap.MethodProbe;
import dev.faultline.capture.method.MeasuredMethods;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.weaving.method.MethodCaptureTransformer;
import dev.faultline.weaving.method.NamedMethods;
import java.lang.instrument.Instrumentation;

/** The methods that the user names, as the settings and annotations have it. */
final class MethodCapture implements AgentPart, LoadedClassFilter {

  private final LoadedClasses loaded;
  private final Weaving weaving;
  private final MeasuredMethods measured;
  private final MethodCaptureTransformer transformer;

  MethodCapture(
      Settings settings,
      Instrumentation instrumentation,
      Weaving weaving,
      SiteRegistry sites,
      AgentLog log) {
    this.loaded = new LoadedClasses(instrumentation, weaving, log);
    this.weaving = weaving;
    this.measured = new MeasuredMethods(log);
    this.transformer = new MethodCaptureTransformer(named(settings), sites, measured, log);
  }

  private static NamedMethods named(Settings settings) {
    return new NamedMethods(
        settings.get(AgentSettings.CAPTURE_METHODS), settings.get(AgentSettings.CAPTURE_ARGUMENTS));
  }

  /** Begins. After this, nothing may be woven but by what is registered already. */
  void start() {
    MethodProbe.connect(measured);
    weaving.inApp(transformer);
    NamedMethods named = transformer.named();
    weaveAgain(named, named);
  }

  /** How long calls took. */
  MeasuredMethods measured() {
    return measured;
  }

  @Override
  public void configure(Settings settings) {
    NamedMethods before = transformer.named();
    NamedMethods after = named(settings);
    if (!after.equals(before)) {
      transformer.name(after);
      weaving.expectMissed();
      weaveAgain(before, after);
    }
  }

  private void weaveAgain(final NamedMethods before, final NamedMethods after) {
    loaded.weaveAgain(
        "captured methods",
        loaded.that(
            new LoadedClassFilter() {
              @Override
              public boolean accepts(Class<?> one) {
                return isFor(one, before, after);
              }
            }));
  }

  private boolean isFor(Class<?> one, NamedMethods before, NamedMethods after) {
    return transformer.isFor(one.getClassLoader(), one.getName(), before, after)
        && loaded.isModifiable(one);
  }

  /** Whether it may have methods that are named. */
  @Override
  public boolean accepts(Class<?> one) {
    NamedMethods named = transformer.named();
    return isFor(one, named, named);
  }

  @Override
  public void report(Status status) {
    status
        .section("named methods")
        .put("woven", transformer.woven())
        .put("left alone", transformer.leftAlone())
        .put("patterns without a method yet", transformer.unmatchedPatterns());
  }

  @Override
  public void detach() {
    MethodProbe.connect(null);
  }
}
