package dev.faultline.client.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.client.backend.BackendSettings;
import dev.faultline.client.backend.InvalidBackendException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said about files that do not fit. */
class TlsIdentityTest {
  private static final HeldCertificate CA = Certificates.authority("ca");
  private static final HeldCertificate ANN = Certificates.client("ann", CA);
  private static final HeldCertificate BEN = Certificates.client("ben", CA);

  @TempDir private Path folder;

  private String write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private static TlsFiles files(String... namesAndValues) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      settings.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return TlsFiles.read(BackendSettings.of("b.", settings));
  }

  private static void assertWrong(TlsFiles files, String setting, String... words) {
    assertThatThrownBy(() -> TlsIdentity.read(files))
        .isInstanceOf(InvalidBackendException.class)
        .hasMessageStartingWith("b." + setting + ": ")
        .hasMessageContainingAll(words);
  }

  @Test
  void readsWhatFits() throws Exception {
    assertThat(files()).isNull();
    TlsFiles pem =
        files(
            "tls.certificate", write("c.pem", ANN.certificatePem() + CA.certificatePem()),
            "tls.key", write("k.pem", ANN.privateKeyPkcs1Pem()),
            "tls.ca", write("ca.pem", "my own\n" + CA.certificatePem()));
    assertThat(TlsIdentity.read(pem).trust().getAcceptedIssuers())
        .containsExactly(CA.certificate());
    TlsFiles keystore =
        files(
            "tls.keystore",
            Certificates.keystore(folder.resolve("k.p12"), ANN, "s3cret").toString(),
            "tls.keystore-password-file",
            write("password", "s3cret\n"));
    // Without an authority of its own it trusts whom the JVM trusts.
    assertThat(TlsIdentity.read(keystore).trust().getAcceptedIssuers()).hasSizeGreaterThan(10);
  }

  @Test
  void aKeyMustBeThatOfTheFirstCertificate() throws IOException {
    String key = write("k.pem", ANN.privateKeyPkcs8Pem());
    String ofAnother = write("c.pem", BEN.certificatePem());
    assertWrong(
        files("tls.certificate", ofAnother, "tls.key", key),
        "tls.key",
        "is not the key of the first certificate of tls.certificate");
    // Of another algorithm.
    String ec = write("ec.pem", CA.certificatePem());
    assertWrong(files("tls.certificate", ec, "tls.key", key), "tls.key", "is not the key");
    String turned = write("turned.pem", CA.certificatePem() + ANN.certificatePem());
    assertWrong(files("tls.certificate", turned, "tls.key", key), "tls.key", "comes first there");
  }

  @Test
  void saysWhichFileIsMissingOrDamaged() throws IOException {
    String key = write("k.pem", ANN.privateKeyPkcs8Pem());
    String absent = folder.resolve("absent.pem").toString();
    assertWrong(
        files("tls.certificate", absent, "tls.key", key),
        "tls.certificate",
        "absent.pem is not there; correct the path, or put the file there");
    assertWrong(
        files("tls.certificate", key, "tls.key", key),
        "tls.certificate",
        "has no certificate in PEM");
    assertWrong(files("tls.ca", write("empty", "")), "tls.ca", "is empty");
    String damaged = CA.certificatePem().replaceFirst("\n....", "\nAAAA");
    assertWrong(
        files("tls.ca", write("d.pem", damaged)), "tls.ca", "certificate that cannot be read");
  }

  @Test
  void saysWhenAPasswordIsWrong() throws Exception {
    String keystore = Certificates.keystore(folder.resolve("k.p12"), ANN, "s3cret").toString();
    assertWrong(
        files("tls.keystore", keystore, "tls.keystore-password-file", write("password", "gues5")),
        "tls.keystore",
        "cannot be opened with the password of tls.keystore-password-file");
    assertWrong(
        files(
            "tls.keystore",
            write("k.pem", ANN.privateKeyPkcs8Pem()),
            "tls.keystore-password-file",
            write("password", "gues5")),
        "tls.keystore",
        "is no PKCS#12 keystore",
        "keytool -importkeystore");
  }

  @Test
  void saysWhichSettingLacksAnother() {
    assertThatThrownBy(() -> files("tls.certificate", "c.pem"))
        .hasMessage("b.tls.certificate: needs tls.key as well; set it");
    assertThatThrownBy(() -> files("tls.keystore", "k.p12"))
        .hasMessage("b.tls.keystore: needs tls.keystore-password-file as well; set it");
    assertThatThrownBy(
            () ->
                files(
                    "tls.certificate",
                    "c",
                    "tls.key",
                    "k",
                    "tls.keystore",
                    "k.p12",
                    "tls.keystore-password-file",
                    "p"))
        .hasMessageContaining("says who this is, and so does tls.key");
  }
}
