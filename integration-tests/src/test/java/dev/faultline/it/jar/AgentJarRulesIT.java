package dev.faultline.it.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The rules can fail: each is shown what it is there to find. */
class AgentJarRulesIT {

  @Test
  void findsClassesThatTheApplicationSees() {
    assertThat(AgentJarRules.hidden(Map.of("okio/Buffer.class", plain("okio/Buffer"))))
        .containsExactly("okio/Buffer.class can be seen by the application");
    assertThat(AgentJarRules.hidden(Map.of("agent/okio/Buffer.class", plain("okio/Buffer"))))
        .containsExactly("agent/okio/Buffer.class can be seen by the application");
    assertThat(AgentJarRules.hidden(Map.of("publicsuffixes.gz", new byte[0])))
        .containsExactly("publicsuffixes.gz can be seen by the application");
    assertThat(AgentJarRules.hidden(Map.of("META-INF/services/java.sql.Driver", new byte[0])))
        .containsExactly("META-INF/services/java.sql.Driver can be picked up by the application");
  }

  @Test
  void findsClassesThatKeptTheirNames() {
    assertThat(AgentJarRules.relocated(Map.of("agent/okio/Buffer.classdata", plain("okio/Buffer"))))
        .containsExactly("agent/okio/Buffer.classdata is the class okio/Buffer");
    assertThat(
            AgentJarRules.relocated(
                Map.of("agent/okio/Buffer.classdata", plain("dev/faultline/shaded/okio/Buffer"))))
        .containsExactly(
            "agent/okio/Buffer.classdata has the class dev/faultline/shaded/okio/Buffer,"
                + " which is never found there");
  }

  @Test
  void findsReferencesThatWereNotRelocated() {
    byte[] classFile = calling("java/util/logging/Logger", "kotlin.text.Regex", "[Lokio/Buffer;");

    assertThat(
            AgentJarRules.reachesForNothingForeign(
                Map.of("agent/dev/faultline/A.classdata", classFile)))
        .containsExactly(
            "agent/dev/faultline/A.classdata refers to java/util/logging/Logger",
            "agent/dev/faultline/A.classdata refers to kotlin/text/Regex",
            "agent/dev/faultline/A.classdata refers to okio/Buffer");
  }

  @Test
  void findsClassesThatJava8CannotLoad() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V11, 0, "dev/faultline/A", null, "java/lang/Object", null);

    assertThat(AgentJarRules.forJava8(Map.of("agent/A.classdata", writer.toByteArray())))
        .containsExactly("agent/A.classdata is of class file version 55");
  }

  @Test
  void isContentWithWhatIsRight() {
    Map<String, byte[]> right =
        Map.of(
            "agent/dev/faultline/shaded/okio/Buffer.classdata",
            plain("dev/faultline/shaded/okio/Buffer"),
            "agent/bootstrap-classes/Probe.classdata",
            plain("java/lang/FaultlineProbe"));

    assertThat(AgentJarRules.hidden(right)).isEmpty();
    assertThat(AgentJarRules.relocated(right)).isEmpty();
    assertThat(AgentJarRules.reachesForNothingForeign(right)).isEmpty();
    assertThat(AgentJarRules.forJava8(right)).isEmpty();
  }

  private static byte[] plain(String name) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_8, 0, name, null, "java/lang/Object", null);
    return writer.toByteArray();
  }

  private static byte[] calling(String owner, String text, String array) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_8, 0, "dev/faultline/A", null, "java/lang/Object", null);
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "m", "()V", null, null);
    method.visitMethodInsn(Opcodes.INVOKESTATIC, owner, "call", "()V", false);
    method.visitLdcInsn(text);
    method.visitTypeInsn(Opcodes.CHECKCAST, array);
    return writer.toByteArray();
  }
}
