package dev.faultline.capture.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.redaction.Redaction;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is hidden in snapshots by type, by looks, and by a name together with the value. */
class RedactedSnapshotTest {

  private static final String HIDDEN = "[redacted]";

  static List<Object> textsOfTokens() {
    return List.of(
        "abc",
        new StringBuilder("abc"),
        new StringBuffer("abc"),
        new char[] {'a'},
        new byte[] {1},
        UUID.randomUUID(),
        URI.create("urn:abc"));
  }

  @ParameterizedTest
  @MethodSource("textsOfTokens")
  void hidesATokenThatIsAText(Object token) {
    Snapshotter snapshotter = with(Redaction.builder());

    assertThat(shown(snapshotter, "token", token)).isEqualTo(HIDDEN);
    assertThat(shown(snapshotter, "tokens", List.of(token))).isEqualTo(List.of(HIDDEN));
    assertThat(shown(snapshotter, "tokens", new Object[] {token, 3}))
        .isEqualTo(List.of(HIDDEN, 3L));
    assertThat(shown(snapshotter, "tokens", Map.of(token, Map.of("a", token))))
        .isEqualTo(Map.of(HIDDEN, Map.of(HIDDEN, HIDDEN)));
    assertThat(shown(snapshotter, "tokenType", "Bearer")).isEqualTo("Bearer");
  }

  @Test
  void hidesTheBytesOfATokenInABuffer() {
    Map<?, ?> buffer =
        (Map<?, ?>) shown(with(Redaction.builder()), "token", ByteBuffer.wrap(new byte[] {1}));

    assertThat(buffer.get("bytes")).isEqualTo(HIDDEN);
    assertThat(buffer.get("limit")).isEqualTo(1L);
  }

  static final class ParserToken {
    final int kind = 4;
    final String image = "while";
    final String password = "p";
    final Kind type = Kind.WORD;
    final String[] token = {"x"};
  }

  enum Kind {
    WORD
  }

  /** The state of a parser. */
  @Test
  void showsTokensThatAreNoTexts() {
    Snapshotter snapshotter = with(Redaction.builder());

    assertThat(shown(snapshotter, "tokens", 5)).isEqualTo(5L);
    assertThat(shown(snapshotter, "token", Kind.WORD)).isEqualTo("WORD");
    assertThat(shown(snapshotter, "token", Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(shown(snapshotter, "currentToken", Arrays.asList(new ParserToken(), "text")))
        .isEqualTo(
            List.of(
                Shapes.object(
                    ParserToken.class,
                    "kind",
                    4L,
                    "image",
                    "while",
                    "password",
                    HIDDEN,
                    "type",
                    "WORD",
                    "token",
                    List.of(HIDDEN)),
                HIDDEN));
    assertThat(shown(snapshotter, "accessToken", new ParserToken())).isEqualTo(HIDDEN);
    assertThat(shown(snapshotter, "accessTokens", 5)).isEqualTo(HIDDEN);
  }

  static List<Object> secrets() throws Exception {
    return List.of(
        new SecretKeySpec(new byte[] {1}, "AES"),
        new PasswordAuthentication("ann", new char[] {'x'}),
        java.security.KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate(),
        new java.net.HttpCookie("SID", "x"));
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void hidesTheUsualTypes(Object secret) {
    Snapshotter snapshotter = with(Redaction.builder());

    assertThat(shown(snapshotter, "v", secret)).isEqualTo(HIDDEN);
    assertThat(shown(snapshotter, "v", Optional.of(secret)))
        .isEqualTo(Shapes.object(Optional.class, "value", HIDDEN));
    assertThat(shown(snapshotter, "v", new Object[] {secret})).isEqualTo(List.of(HIDDEN));
  }

  @Test
  void hidesTheUsersTypesAndTheirSubtypes() {
    Snapshotter own =
        with(
            Redaction.builder()
                .types(List.of(Shapes.Base.class.getName(), "char[]", "java.time.*")));

    assertThat(shown(own, "v", new Shapes.Derived())).isEqualTo(HIDDEN);
    assertThat(shown(own, "v", new char[] {'a'})).isEqualTo(HIDDEN);
    assertThat(shown(own, "v", Instant.EPOCH)).isEqualTo(HIDDEN);
    assertThat(shown(own, "v", Map.of(Instant.EPOCH, 1))).isEqualTo(Map.of(HIDDEN, 1L));
    assertThat(shown(own, "v", new Shapes.Point(1, "p"))).isNotEqualTo(HIDDEN);
  }

  @Test
  void hidesByLooks() {
    Snapshotter snapshotter = with(Redaction.builder());

    assertThat(shown(snapshotter, "v", "card 4111 1111 1111 1111")).isEqualTo("card [redacted]");
    assertThat(shown(snapshotter, "v", 4111111111111111L)).isEqualTo(HIDDEN);
    assertThat(shown(snapshotter, "v", new long[] {4111111111111111L, 5L}))
        .isEqualTo(List.of(HIDDEN, 5L));
    assertThat(shown(snapshotter, "v", new StringBuilder("password=x")))
        .isEqualTo("password=[redacted]");
    assertThat(shown(snapshotter, "v", Map.of("4111111111111111", 1)))
        .isEqualTo(Map.of(HIDDEN, 1L));
    assertThat(shown(snapshotter, "v", new IllegalStateException("Bearer abcdefg123")))
        .isEqualTo(Shapes.object(IllegalStateException.class, "message", "Bearer [redacted]"));
    assertThat(shown(with(Redaction.builder().values(false)), "v", 4111111111111111L))
        .isEqualTo(4111111111111111L);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static List<byte[]> textsInBytes() {
    return List.of(
        bytes("password=hunter2"),
        bytes("{\"a\":1,\"pwd\":\"hunter2 and more\"}"),
        bytes("4111 1111 1111 1111"),
        "pwd=hunter2".getBytes(StandardCharsets.UTF_16LE),
        "pwd=hunter2".getBytes(StandardCharsets.UTF_16));
  }

  @ParameterizedTest
  @MethodSource("textsInBytes")
  void hidesBytesThatAreATextWithASecret(byte[] bytes) {
    Snapshotter snapshotter = with(Redaction.builder());

    assertThat(shown(snapshotter, "v", bytes)).isEqualTo(HIDDEN);
    for (ByteBuffer buffer :
        List.of(ByteBuffer.wrap(bytes), ByteBuffer.wrap(bytes).asReadOnlyBuffer())) {
      assertThat(((Map<?, ?>) shown(snapshotter, "v", buffer)).get("bytes")).isEqualTo(HIDDEN);
    }
  }

  @Test
  void showsOtherBytes() {
    Snapshotter snapshotter = with(Redaction.builder());

    assertThat(shown(snapshotter, "v", new byte[] {0, 1, -1})).isEqualTo("0x0001ff");
    assertThat(shown(snapshotter, "v", bytes("name=ann"))).isEqualTo("0x6e616d653d616e6e");
    // Behind what is shown.
    assertThat(shown(snapshotter, "v", bytes("0123456789 0123456789 password=x")))
        .isEqualTo("0x3031323334353637383920303132333435363738… (+12 bytes)");
    assertThat(shown(with(Redaction.builder().values(false)), "v", bytes("pwd=x")))
        .isEqualTo("0x7077643d78");
  }

  record Parameter(String name, Object value) {}

  record ValueFirst(Object value, StringBuilder key) {}

  record Couple(Object left, Object right) {}

  @Test
  void hidesAValueThatIsNamedByWhatStandsBesideIt() {
    Snapshotter snapshotter = with(Redaction.builder());

    assertThat(shown(snapshotter, "v", new Parameter("password", "x")))
        .isEqualTo(Shapes.object(Parameter.class, "name", "password", "value", HIDDEN));
    assertThat(shown(snapshotter, "v", new Parameter("password", List.of(1))))
        .isEqualTo(Shapes.object(Parameter.class, "name", "password", "value", HIDDEN));
    assertThat(shown(snapshotter, "v", new Parameter("token", 3)))
        .isEqualTo(Shapes.object(Parameter.class, "name", "token", "value", 3L));
    assertThat(shown(snapshotter, "v", new Parameter("token", "x")))
        .isEqualTo(Shapes.object(Parameter.class, "name", "token", "value", HIDDEN));
    assertThat(shown(snapshotter, "v", new Parameter("colour", "red")))
        .isEqualTo(Shapes.object(Parameter.class, "name", "colour", "value", "red"));
    assertThat(shown(snapshotter, "v", new ValueFirst("x", new StringBuilder("apiKey"))))
        .isEqualTo(Shapes.object(ValueFirst.class, "value", HIDDEN, "key", "apiKey"));
    assertThat(shown(snapshotter, "v", new Couple("pin", 1234)))
        .isEqualTo(Shapes.object(Couple.class, "left", "pin", "right", HIDDEN));
    assertThat(shown(snapshotter, "v", Map.of("name", "password", "value", "x", "a", "b")))
        .isEqualTo(Map.of("name", "password", "value", HIDDEN, "a", "b"));
    assertThat(shown(snapshotter, "v", Map.of("name", "size", "value", "x")))
        .isEqualTo(Map.of("name", "size", "value", "x"));
    Map<?, ?> entry =
        (Map<?, ?>) shown(snapshotter, "v", Map.entry(new StringBuilder("password"), "x"));
    assertThat(entry.get("value")).isEqualTo(HIDDEN);
  }

  @Test
  void hidesTheValueOfAnOptionOfACommand() {
    Snapshotter snapshotter = with(Redaction.builder());
    String[] command = {"mysql", "--password", "x", "-u", "ann", "-storepass", "y"};
    List<String> shown = List.of("mysql", "--password", HIDDEN, "-u", "ann", "-storepass", HIDDEN);

    assertThat(shown(snapshotter, "args", command)).isEqualTo(shown);
    assertThat(shown(snapshotter, "args", Arrays.asList(command))).isEqualTo(shown);
    assertThat(shown(snapshotter, "v", List.of("password", "x")))
        .isEqualTo(List.of("password", "x"));
  }

  @Test
  void hidesWhatLooksRandomOfASignature() {
    Snapshotter snapshotter = with(Redaction.builder());

    assertThat(shown(snapshotter, "signature", "MEUCIQDx0f9c8b7a6d5e4f3")).isEqualTo(HIDDEN);
    assertThat(shown(snapshotter, "signature", "(Ljava/lang/String;)V"))
        .isEqualTo("(Ljava/lang/String;)V");
    assertThat(shown(snapshotter, "v", 4.111111111111111E15)).isEqualTo(HIDDEN);
    assertThat(shown(snapshotter, "v", 4.111111111111112E15)).isEqualTo(4.111111111111112E15);
    assertThat(shown(snapshotter, "v", 0.1f)).isEqualTo(0.1);
  }

  /** Half of a secret is one too, wherever the text is cut. */
  @Test
  void hidesASecretThatTheCutGoesThrough() {
    String text = "number 4111111111111111 and more text that is cut";
    for (int length = 0; length < text.length(); length++) {
      Snapshotter snapshotter =
          new Snapshotter(SnapshotLimits.builder().stringLength(length).build(), Redaction.usual());

      for (Object value : List.of(text, new StringBuilder(text))) {
        String shown = ((String) shown(snapshotter, "v", value)).replaceAll("\\(\\+.*", "");
        assertThat(shown)
            .doesNotContainPattern("\\d")
            .startsWith(text.substring(0, Math.min(7, length)));
      }
    }
  }

  private static Snapshotter with(Redaction.Builder redaction) {
    return new Snapshotter(SnapshotLimits.builder().build(), redaction.build());
  }

  private static Object shown(Snapshotter snapshotter, String name, Object value) {
    return snapshotter.variables(VariableNames.of(name), new Object[] {value}).get(name);
  }
}
