package dev.faultline.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bootstrap.AgentLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstrumentationTransformerTest {

  private static final byte[] BEFORE = {1};
  private static final byte[] AFTER = {2};

  @TempDir Path folder;

  @Test
  void instrumentsItsClassAndNoOther() throws IOException {
    InstrumentationTransformer transformer = transformer(file -> AFTER);

    assertThat(transformer.transform(null, "java/lang/Thread", null, null, BEFORE))
        .isEqualTo(AFTER);
    assertThat(transformer.transform(null, "java/lang/ThreadGroup", null, null, BEFORE)).isNull();
    assertThat(transformer.transform(null, null, null, null, BEFORE)).isNull();
    assertThat(log()).isEmpty();
  }

  @Test
  void saysWhenTheClassIsNotAsExpected() throws IOException {
    assertThat(transformer(file -> null).transform(null, "java/lang/Thread", null, null, BEFORE))
        .isNull();
    assertThat(log())
        .endsWith("WARN: java/lang/Thread is not as expected on this JVM and was left as it is\n");
  }

  @Test
  void leavesAClassAsItIsWhateverGoesWrong() throws IOException {
    InstrumentationTransformer transformer =
        transformer(
            file -> {
              throw new NoClassDefFoundError("x");
            });

    assertThat(transformer.transform(null, "java/lang/Thread", null, null, BEFORE)).isNull();
    assertThat(log())
        .endsWith(
            "WARN: java/lang/Thread could not be instrumented and was left as it is:"
                + " java.lang.NoClassDefFoundError: x\n");
  }

  private InstrumentationTransformer transformer(UnaryOperator<byte[]> change) throws IOException {
    return new InstrumentationTransformer(
        new ClassInstrumentation() {
          @Override
          public String className() {
            return "java/lang/Thread";
          }

          @Override
          public byte[] instrument(byte[] classFile) {
            return change.apply(classFile);
          }
        },
        AgentLog.file(AgentLog.Level.DEBUG, folder.resolve("log").toFile()));
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }
}
