package dev.faultline.weaving.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.site.SiteRegistry;
import dev.faultline.weaving.inapp.InAppClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Opcodes;

class SiteTransformerTest {

  @TempDir Path folder;

  private final InAppClasses inApp = InAppClasses.named(List.of("com.acme"));
  private final byte[] throwing = Generated.classWith(Generated::throwNew, Opcodes.V1_8);
  private final ClassLoader application = new ClassLoader() {};
  private SiteTransformer transformer;

  @BeforeEach
  void openLog() throws IOException {
    AgentLog log = AgentLog.file(AgentLog.Level.DEBUG, folder.resolve("log").toFile());
    transformer =
        new SiteTransformer(
            inApp,
            new SiteWeaver(new SiteRegistry(), ProbeSelection.ALL, ExitMethods.upTo(0)),
            log);
  }

  @Test
  void weavesInAppClassesAndRemembersThem() {
    assertThat(transform(application, Generated.NAME, throwing)).isNotNull();
    assertThat(transformer.woven()).isOne();
    assertThat(inApp.isInApp("com.acme.Generated")).isTrue();
  }

  /** As of {@code defineClass(null, bytes, 0, length)}. */
  @Test
  void readsTheNameThatTheJvmDoesNotTellFromTheBytes() {
    assertThat(transform(application, null, throwing)).isNotNull();
    assertThat(transform(null, null, throwing)).as("the JDK's").isNull();
    assertThat(inApp.isInApp("com.acme.Generated")).isTrue();
    assertThat(transformer.woven()).isOne();
    assertThat(transformer.leftAlone()).isZero();
  }

  @Test
  void leavesOtherClassesAlone() {
    assertThat(transform(application, "org/other/Generated", throwing)).isNull();
    assertThat(transform(null, Generated.NAME, throwing)).as("the JDK's").isNull();
    assertThat(transform(application, null, new byte[] {1, 2, 3})).as("no class").isNull();
    assertThat(transform(getClass().getClassLoader(), Generated.NAME, throwing))
        .as("the agent's own")
        .isNull();
    assertThat(transformer.woven()).isZero();
    assertThat(inApp.isInApp("com.acme.Generated")).isFalse();
  }

  @Test
  void leavesClassesThatThrowNothingAlone() {
    byte[] quiet = Generated.classWith(m -> m.visitInsn(Opcodes.RETURN), Opcodes.V1_8);

    assertThat(transform(application, Generated.NAME, quiet)).isNull();
    assertThat(transformer.woven()).isZero();
    assertThat(transformer.leftAlone()).isZero();
    assertThat(inApp.isInApp("com.acme.Generated")).as("in stack traces all the same").isTrue();
  }

  @Test
  void leavesAClassThatCannotBeWovenAsItIsAndSaysWhyWithAFewWarnings() throws IOException {
    byte[] newer = throwing.clone();
    newer[7] = (byte) 200;
    for (int i = 0; i < 50; i++) {
      assertThat(transform(application, Generated.NAME, newer)).isNull();
      assertThat(transform(application, Generated.NAME, new byte[] {1, 2, 3})).isNull();
    }

    assertThat(transformer.leftAlone()).isEqualTo(100);
    List<String> lines = Files.readAllLines(folder.resolve("log"));
    assertThat(lines)
        .hasSize(100)
        .allSatisfy(line -> assertThat(line).contains("com.acme.Generated was left as it is: "));
    assertThat(lines.subList(0, 10)).allSatisfy(line -> assertThat(line).contains("WARN: "));
    assertThat(lines.subList(10, 100)).allSatisfy(line -> assertThat(line).contains("DEBUG: "));
  }

  @Test
  void tellsOfMethodsThatHaveNoRoomForASite() throws IOException {
    byte[] full =
        Generated.classWith(
            method -> {
              for (int i = 0; i < 7_990; i++) {
                method.visitInsn(Opcodes.NOP);
              }
              Generated.throwNew(method);
            },
            Opcodes.V1_8);

    assertThat(transform(application, Generated.NAME, full)).isNull();
    assertThat(transformer.methodsLeftAlone()).isOne();
    assertThat(Files.readAllLines(folder.resolve("log")))
        .singleElement()
        .asString()
        .contains("[faultline] com.acme.Generated.run()V is woven not at all: ");
  }

  private byte[] transform(ClassLoader loader, String name, byte[] file) {
    return transformer.transform(loader, name, null, null, file);
  }
}
