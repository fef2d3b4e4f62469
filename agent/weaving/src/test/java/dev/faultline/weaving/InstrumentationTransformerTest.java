package dev.faultline.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bootstrap.AgentLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;

class InstrumentationTransformerTest {

  private static final String NAME = Subject.class.getName().replace('.', '/');

  @TempDir Path folder;

  /** What is woven. */
  static final class Subject {

    String name;

    void first(Throwable throwable) {}

    void second(Throwable throwable) {}
  }

  @Test
  void makesAllChangesToAClassAndToNoOther() throws IOException {
    InstrumentationTransformer transformer =
        transformer(
            instrumentation("first").build(),
            instrumentation("second").build(),
            ClassInstrumentation.of("com/acme/Other", "others").build());

    assertThat(marked(transformer.transform(null, NAME, null, null, subject())))
        .containsExactly("first", "second");
    assertThat(transformer.transform(null, "java/lang/ThreadGroup", null, null, subject()))
        .isNull();
    assertThat(transformer.transform(null, null, null, null, subject())).isNull();
    assertThat(log()).isEmpty();
  }

  @Test
  void knowsItsClasses() throws IOException {
    InstrumentationTransformer transformer = transformer(instrumentation("first").build());

    assertThat(transformer.isFor(Subject.class.getName())).isTrue();
    assertThat(transformer.isFor("java.lang.Thread")).isFalse();
  }

  @Test
  void notesWhatIsOnlyLookedFor() throws IOException {
    InstrumentationTransformer transformer = transformer(instrumentation("first").build());
    assertThat(transformer.hasMet("com/acme/Binding")).isFalse();

    assertThat(transformer.transform(null, "com/acme/Binding", null, null, subject())).isNull();

    assertThat(transformer.hasMet("com/acme/Binding")).isTrue();
    assertThat(transformer.isFor("com.acme.Binding")).isFalse();
    assertThat(transformer.changes("com/acme/Binding")).isFalse();
  }

  @Test
  void notesWhatIsLookedForAndWasThereBefore() throws IOException {
    InstrumentationTransformer transformer = transformer(instrumentation("first").build());

    transformer.wasLoaded("com.acme.Other");
    transformer.wasLoaded("com.acme.Binding");

    assertThat(transformer.hasMet("com/acme/Binding")).isTrue();
    assertThat(transformer.hasMet("com/acme/Other")).isFalse();
  }

  @Test
  void knowsWhatItChangesUntilThatFails() throws IOException {
    InstrumentationTransformer transformer = transformer(instrumentation("third").build());
    assertThat(transformer.changes(NAME)).isTrue();

    transformer.transform(null, NAME, null, null, subject());

    assertThat(transformer.changes(NAME)).isFalse();
  }

  @Test
  void leavesAloneWhatIsNotAsExpectedAndSaysSoOnce() throws IOException {
    InstrumentationTransformer transformer =
        transformer(instrumentation("third").build(), instrumentation("fourth").build());

    assertThat(transformer.transform(null, NAME, null, null, subject())).isNull();
    assertThat(transformer.transform(null, NAME, null, null, subject())).isNull();
    assertThat(log())
        .endsWith(
            "WARN: "
                + Subject.class.getName()
                + " was left as it is, throws of third, throws of fourth are not seen:"
                + " it is not as expected\n")
        .hasLineCount(1);
  }

  @Test
  void leavesAloneWhatHasNotTheFieldsThatTheCodeReads() throws IOException {
    assertThat(
            transformer(instrumentation("first").requireField("name", "Ljava/lang/Object;").build())
                .transform(null, NAME, null, null, subject()))
        .isNull();
    assertThat(
            marked(
                transformer(
                        instrumentation("first").requireField("name", "Ljava/lang/String;").build())
                    .transform(null, NAME, null, null, subject())))
        .containsExactly("first");
  }

  @Test
  void leavesAClassAsItIsWhateverGoesWrong() throws IOException {
    InstrumentationTransformer transformer = transformer(instrumentation("first").build());

    assertThat(transformer.transform(null, NAME, null, null, new byte[] {1})).isNull();
    assertThat(log()).contains(" was left as it is, throws of first are not seen: java.lang.");
  }

  @Test
  void leavesAClassAloneOnceTheJvmHasRefusedIt() throws IOException {
    InstrumentationTransformer transformer = transformer(instrumentation("first").build());

    transformer.leaveAlone(Subject.class.getName(), "the JVM refused it");

    assertThat(transformer.transform(null, NAME, null, null, subject())).isNull();
    assertThat(log()).endsWith("are not seen: the JVM refused it\n");
  }

  private static ClassInstrumentation.Builder instrumentation(String method) {
    return ClassInstrumentation.of(NAME, "throws of " + method)
        .insert(method, "(Ljava/lang/Throwable;)V", InsertionPoint.entry(1), mark(method));
  }

  private static InsertedCode mark(String text) {
    return new InsertedCode() {
      @Override
      public int maxStack() {
        return 1;
      }

      @Override
      public void emit(MethodVisitor method, int subject) {
        method.visitLdcInsn(text);
        method.visitInsn(Opcodes.POP);
      }
    };
  }

  private static List<String> marked(byte[] classFile) {
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, 0);
    return node.methods.stream()
        .filter(method -> method.instructions.size() > 0)
        .filter(method -> method.instructions.getFirst() instanceof LdcInsnNode)
        .map(method -> (String) ((LdcInsnNode) method.instructions.getFirst()).cst)
        .toList();
  }

  private static byte[] subject() throws IOException {
    return Subject.class
        .getResourceAsStream(Subject.class.getName().replaceFirst(".*\\.", "") + ".class")
        .readAllBytes();
  }

  private InstrumentationTransformer transformer(ClassInstrumentation... instrumentations)
      throws IOException {
    return new InstrumentationTransformer(
        List.of(instrumentations),
        List.of("com/acme/Binding"),
        AgentLog.file(AgentLog.Level.DEBUG, folder.resolve("log").toFile()));
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }
}
