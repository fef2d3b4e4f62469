package dev.faultline.client.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.client.backend.InvalidBackendException;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys in the forms that OpenSSL wrote them in; all of RSA are the same key, and all of EC. */
class PrivateKeysTest {
  private static final String SETTING = "faultline.backend.otlp.tls.key";

  @TempDir private Path folder;

  private static Path sample(String name) {
    try {
      return Path.of(PrivateKeysTest.class.getResource("/tls/" + name + ".pem").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SettingFile file(Path path) {
    return new SettingFile(SETTING, path.toFile());
  }

  private SettingFile password(String text) throws IOException {
    return file(Files.writeString(folder.resolve("password"), text + "\n"));
  }

  private static byte[] read(String name, SettingFile password) {
    return PrivateKeys.read(file(sample(name)), password).getEncoded();
  }

  @Test
  void readsRsaKeysInEachForm() throws IOException {
    byte[] key = read("rsa-pkcs8", null);

    assertThat(read("rsa-pkcs1", null)).isEqualTo(key);
    assertThat(read("rsa-encrypted", password("correct"))).isEqualTo(key);
    assertThat(read("rsa-encrypted-pbe1", password("correct"))).isEqualTo(key);
  }

  @Test
  void readsEcKeysInEachForm() {
    assertThat(PrivateKeys.read(file(sample("ec-pkcs8")), null).getAlgorithm()).isEqualTo("EC");
    // With the curve's parameters in a piece of their own before it, as OpenSSL has it.
    java.security.interfaces.ECPrivateKey sec1 =
        (java.security.interfaces.ECPrivateKey) PrivateKeys.read(file(sample("ec-sec1")), null);
    java.security.interfaces.ECPrivateKey pkcs8 =
        (java.security.interfaces.ECPrivateKey) PrivateKeys.read(file(sample("ec-pkcs8")), null);
    assertThat(sec1.getS()).isEqualTo(pkcs8.getS());
    assertThat(sec1.getParams().getCurve()).isEqualTo(pkcs8.getParams().getCurve());
  }

  @Test
  void saysWhatToDoAboutAKeyThatItCannotRead() throws IOException {
    assertThatThrownBy(() -> read("rsa-encrypted", null))
        .isInstanceOf(InvalidBackendException.class)
        .hasMessageStartingWith(SETTING + ": ")
        .hasMessageContaining("is encrypted; name a file with its password");
    SettingFile wrong = password("wr0ng");
    assertThatThrownBy(() -> read("rsa-encrypted", wrong))
        .hasMessageContaining("cannot be decrypted with the password of tls.key-password-file")
        .hasMessageNotContaining("wr0ng");
    assertThatThrownBy(() -> read("rsa-encrypted-old", wrong))
        .hasMessageContaining("openssl pkcs8 -topk8 -in FILE");
    Path certificate = Files.writeString(folder.resolve("certificate"), "hello");
    assertThatThrownBy(() -> PrivateKeys.read(file(certificate), null))
        .hasMessageContaining("has no private key in PEM");
    assertThatThrownBy(() -> PrivateKeys.read(file(folder.resolve("absent")), null))
        .hasMessageContaining("absent is not there");
    assertThatThrownBy(() -> PrivateKeys.read(file(folder), null))
        .hasMessageContaining("is a folder");
  }

  /** Wherever it was cut short, there is one kind of error, and it does not repeat the key. */
  @ParameterizedTest
  @ValueSource(strings = {"rsa-pkcs8", "rsa-pkcs1", "ec-sec1", "rsa-encrypted"})
  void survivesAnyTornOrDamagedKey(String name) throws IOException {
    String pem = Files.readString(sample(name));
    String[] lines = pem.split("\n");
    SettingFile password = password("correct");
    for (int length = 0; length < pem.length() - 1; length += 7) {
      File torn =
          Files.writeString(folder.resolve("torn.pem"), " " + pem.substring(0, length)).toFile();
      assertRefused(torn, password);
    }
    for (int missing = lines.length - 3; missing < lines.length - 1; missing++) {
      String[] fewer = lines.clone();
      fewer[missing] = "";
      File damaged =
          Files.writeString(folder.resolve("damaged.pem"), String.join("\n", fewer)).toFile();
      assertRefused(damaged, password);
    }
    assertThat(Arrays.asList(lines)).hasSizeGreaterThan(3);
  }

  private static void assertRefused(File file, SettingFile password) {
    assertThatThrownBy(() -> PrivateKeys.read(new SettingFile(SETTING, file), password))
        .isInstanceOf(InvalidBackendException.class)
        .hasMessageStartingWith(SETTING + ": " + file);
  }
}
