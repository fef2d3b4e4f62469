package dev.faultline.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.agent.settings.Settings;
import dev.faultline.agent.settings.SettingsLoader;
import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.governor.Governor;
import dev.faultline.capture.governor.OwnThreads;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.capture.snapshot.PackageOpener;
import dev.faultline.weaving.inapp.InAppClasses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Classes that transformers have seen before settings changed, and the JVM lists only after. */
class ClassesBeingDefinedTest {

  private static final AgentLog LOG = AgentLog.standardError(AgentLog.Level.OFF);

  private final List<ClassFileTransformer> transformers = new ArrayList<>();
  private final List<Class<?>> listed = new ArrayList<>(List.of(Object.class));
  private final List<Class<?>> wovenAgain = new ArrayList<>();

  private final Instrumentation instrumentation =
      (Instrumentation)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Instrumentation.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "getAllLoadedClasses" -> listed.toArray(new Class<?>[0]);
                    case "addTransformer" -> transformers.add((ClassFileTransformer) arguments[0]);
                    case "removeTransformer" -> transformers.remove(arguments[0]);
                    case "retransformClasses" ->
                        wovenAgain.addAll(List.of((Class<?>[]) arguments[0]));
                    case "isModifiableClass", "isRetransformClassesSupported" -> true;
                    default -> null;
                  });

  private final Weaving weaving =
      new Weaving(
          instrumentation,
          InAppClasses.named(List.of("com.acme")),
          new Governor(1, 1, new OwnThreads(), LOG, System.nanoTime()),
          LOG);

  {
    weaving.instrument(List.of(), List.of());
  }

  static final class OfAPattern {}

  private final Class<?> defined = definedByAnother();

  /** What the agent's own class loader has is never woven. */
  private static Class<?> definedByAnother() {
    return new ClassLoader(null) {
      Class<?> define() {
        byte[] file = classFile(OfAPattern.class);
        return defineClass(OfAPattern.class.getName(), file, 0, file.length);
      }
    }.define();
  }

  private static byte[] classFile(Class<?> one) {
    String name = one.getName().replace('.', '/') + ".class";
    try (InputStream in = OfAPattern.class.getClassLoader().getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Settings settings(String... texts) {
    Properties properties = new Properties();
    for (int i = 0; i < texts.length; i += 2) {
      properties.setProperty("faultline." + texts[i], texts[i + 1]);
    }
    Settings settings = SettingsLoader.load(null, properties, Map.of());
    assertThat(settings.problems()).isEmpty();
    return settings;
  }

  /** The JVM's part: those registered at that moment see a class file. */
  private void transform(Class<?> one) throws Exception {
    for (ClassFileTransformer each : List.copyOf(transformers)) {
      assertThat(
              each.transform(
                  one.getClassLoader(),
                  one.getName().replace('.', '/'),
                  null,
                  null,
                  classFile(one)))
          .isNull();
    }
  }

  private <P extends AgentPart & LoadedClassFilter> void configureMeanwhile(P part, Settings to)
      throws Exception {
    LateWeaving late = new LateWeaving(weaving, part);
    transform(defined);
    part.configure(to);
    assertThat(wovenAgain).doesNotContain(defined);
    listed.add(defined);
    late.run();

    assertThat(wovenAgain).containsOnlyOnce(defined);
    Stream.generate(() -> late).limit(5).forEach(LateWeaving::run);
    assertThat(wovenAgain).containsOnlyOnce(defined);
  }

  @Test
  void getTheGuardThatPropertiesAdd() throws Exception {
    Guarding guarding =
        new Guarding(
            settings(),
            InAppClasses.named(List.of("com.acme")),
            instrumentation,
            weaving,
            null,
            null,
            PackageOpener.NONE,
            null,
            LOG);
    guarding.start();

    configureMeanwhile(
        guarding,
        settings(
            "guard.g.methods",
            OfAPattern.class.getName() + ".*(..)",
            "guard.g.retry.max-attempts",
            "2"));
  }

  @Test
  void getTheFaultThatPropertiesAdd() throws Exception {
    Faulting faulting =
        new Faulting(settings(), instrumentation, weaving, null, PackageOpener.NONE, LOG);
    faulting.start();

    configureMeanwhile(
        faulting,
        settings(
            "faults.enabled", "true",
            "fault.f.methods", OfAPattern.class.getName() + ".*(..)",
            "fault.f.delay", "1ms"));
  }

  @Test
  void areCapturedOnceTheirMethodsAreNamed() throws Exception {
    MethodCapture methods =
        new MethodCapture(settings(), instrumentation, weaving, new SiteRegistry(), LOG);
    methods.start();

    configureMeanwhile(methods, settings("capture.methods", OfAPattern.class.getName() + ".*(..)"));
    methods.detach();
  }

  @Test
  void nothingIsLookedForUnlessSomethingChanges() {
    LateWeaving late = new LateWeaving(weaving, one -> true);
    listed.add(defined);
    late.run();

    assertThat(wovenAgain).isEmpty();
  }
}
