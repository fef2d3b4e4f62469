package dev.faultline.weaving.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.method.MeasuredMethods;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.weaving.method.pattern.MethodPattern;
import dev.faultline.weaving.site.Generated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Opcodes;

class MethodCaptureTransformerTest {

  @TempDir Path folder;

  private final byte[] classFile = Generated.classWith(Generated::throwNew, Opcodes.V1_8);
  private final ClassLoader application = new ClassLoader() {};
  private final NamedMethods run = named("com.acme.*.run(..)");
  private final NamedMethods none = new NamedMethods(null, true);
  private MethodCaptureTransformer transformer;

  private static NamedMethods named(String pattern) {
    return new NamedMethods(MethodPattern.parse(pattern), true);
  }

  @BeforeEach
  void openLog() throws IOException {
    AgentLog log = AgentLog.file(AgentLog.Level.DEBUG, folder.resolve("log").toFile());
    transformer =
        new MethodCaptureTransformer(run, new SiteRegistry(), new MeasuredMethods(log), log);
  }

  @Test
  void weavesNamedMethodsOfAnyClassLoader() {
    assertThat(transform(application, Generated.NAME, classFile)).isNotNull();
    assertThat(transformer.woven()).isOne();
  }

  @Test
  void leavesOtherClassesAlone() {
    assertThat(transform(application, "org/other/Generated", classFile)).isNull();
    assertThat(transform(null, Generated.NAME, classFile)).as("the JDK's").isNull();
    assertThat(transform(getClass().getClassLoader(), Generated.NAME, classFile))
        .as("the agent's own")
        .isNull();
    assertThat(transformer.woven()).isZero();
  }

  @Test
  void tellsWhichPatternsHaveNamedNoMethodYet() {
    transformer.name(
        named("com.acme.*.run(..); com.acme.*.runs(..)\n com.acme.Pay.*(..) || com.b.*.*(..)"));
    assertThat(transformer.unmatchedPatterns()).hasSize(3);

    transform(application, Generated.NAME, classFile);
    assertThat(transformer.unmatchedPatterns())
        .containsExactly("com.acme.*.runs(..)", "com.acme.Pay.*(..) || com.b.*.*(..)");

    transformer.name(none);
    assertThat(transformer.unmatchedPatterns()).isEmpty();
  }

  @Test
  void namesOtherMethodsWhileRunning() {
    transformer.name(none);
    assertThat(transform(application, Generated.NAME, classFile)).isNull();

    transformer.name(run);
    assertThat(transform(application, Generated.NAME, classFile)).isNotNull();
  }

  @Test
  void knowsWhichLoadedClassesToWeaveAgain() {
    assertThat(transformer.isFor(application, "com.acme.Shop", none, run)).isTrue();
    assertThat(transformer.isFor(application, "com.acme.Shop", run, none)).isTrue();
    assertThat(transformer.isFor(application, "com.acme.Shop", none, none)).isFalse();
    assertThat(transformer.isFor(application, "org.other.Shop", run, run)).isFalse();
    assertThat(transformer.isFor(null, "com.acme.Shop", none, run)).isFalse();
  }

  @Test
  void capturesNoArgumentsWhenTheSettingsSayNo() {
    CapturedClasses without =
        new CapturedClasses(new NamedMethods(MethodPattern.parse("within(*..Calls)"), false));
    Class<?> calls = without.load(CapturedClasses.classFile(Calls.class));

    without.run(calls, "recurses", 0);
    without.run(calls, "withoutHistogram", 0);

    assertThat(without.exits).hasSize(2).allMatch(exit -> exit.values().isEmpty());
  }

  @Test
  void leavesAClassThatCannotBeWovenAsItIsAndSaysSoAFewTimes() throws IOException {
    byte[] newer = classFile.clone();
    newer[7] = (byte) 200;
    for (int i = 0; i < 50; i++) {
      assertThat(transform(application, Generated.NAME, newer)).isNull();
      assertThat(transform(application, Generated.NAME, new byte[] {1, 2, 3})).isNull();
    }

    assertThat(transformer.leftAlone()).isEqualTo(100);
    assertThat(Files.readAllLines(folder.resolve("log")))
        .hasSize(20)
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains("WARN: the named methods of com.acme.Generated are not captured"));
  }

  private byte[] transform(ClassLoader loader, String name, byte[] file) {
    return transformer.transform(loader, name, null, null, file);
  }
}
