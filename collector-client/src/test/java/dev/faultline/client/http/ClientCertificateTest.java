package dev.faultline.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.client.SampleEvents;
import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.tls.Certificates;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server with TLS on loopback that demands a certificate of its clients. */
class ClientCertificateTest extends SettingsScenario {
  private static final HeldCertificate SERVERS = Certificates.authority("servers");
  private static final HeldCertificate CLIENTS = Certificates.authority("clients");
  private static final HeldCertificate ANN = Certificates.client("ann", CLIENTS);
  private static final HeldCertificate BEN = Certificates.client("ben", CLIENTS);
  private static final HeldCertificate STRANGER =
      Certificates.client("stranger", Certificates.authority("others"));

  private StubBackend backend;

  private static SSLContext server(HeldCertificate authority) {
    return new HandshakeCertificates.Builder()
        .heldCertificate(Certificates.server(authority))
        .addTrustedCertificate(CLIENTS.certificate())
        .build()
        .sslContext();
  }

  @BeforeEach
  void startServer() throws Exception {
    backend = StubBackend.secure(server(SERVERS), 0);
    settings.put("tls.ca", write("ca.pem", SERVERS.certificatePem()));
  }

  @AfterEach
  void stopServer() {
    backend.close();
  }

  private void identify(HeldCertificate client) throws Exception {
    settings.put("tls.certificate", write("client.pem", client.certificatePem()));
    settings.put("tls.key", write("client.key", client.privateKeyPkcs8Pem()));
  }

  private String lastClient() {
    return backend.received().get(backend.received().size() - 1).client;
  }

  @Test
  void isLetInWithACertificateInPem() throws Exception {
    identify(ANN);
    start(backend.url());
    deliver();

    assertThat(lastClient()).isEqualTo("CN=ann");
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void isLetInWithAKeystore() throws Exception {
    Path keystore = Certificates.keystore(folder.resolve("client.p12"), BEN, "s3cret");
    settings.put("tls.keystore", keystore.toString());
    settings.put("tls.keystore-password-file", write("password", "s3cret\n"));
    start(backend.url());
    deliver();

    assertThat(lastClient()).isEqualTo("CN=ben");
  }

  @Test
  void waitsForACertificateThatTheServerTakes() throws Exception {
    identify(STRANGER);
    start(backend.url());
    delivery.offer(SampleEvents.event("early"));
    awaitLine("does not take events");
    assertThat(backend.received()).isEmpty();
    assertThat(delivery.account().waiting()).isEqualTo(1);

    identify(ANN);
    deliver();
    assertThat(delivery.account().delivered()).isEqualTo(2);
    assertThat(lastClient()).isEqualTo("CN=ann");
  }

  @Test
  void trustsTheNamedAuthorityAlone() throws Exception {
    identify(ANN);
    settings.put("tls.ca", write("ca.pem", CLIENTS.certificatePem()));
    start(backend.url());
    delivery.offer(SampleEvents.event("early"));
    awaitLine("does not take events");
    assertThat(backend.received()).isEmpty();

    write("ca.pem", CLIENTS.certificatePem() + SERVERS.certificatePem());
    deliver();
    assertThat(delivery.account().delivered()).isEqualTo(2);
  }

  @Test
  void goesOnAsSomebodyElseWhenTheFilesChange() throws Exception {
    identify(ANN);
    start(backend.url());
    deliver();
    assertThat(lastClient()).isEqualTo("CN=ann");

    identify(BEN);
    deliver();
    assertThat(lastClient()).isEqualTo("CN=ben");
    assertThat(delivery.account().delivered()).isEqualTo(2);
  }

  @Test
  void staysWhoItWasWhileTheFilesDoNotFit() throws Exception {
    identify(ANN);
    start(backend.url());
    deliver();

    // One file after the other: in between, the key is not that of the certificate.
    write("client.pem", BEN.certificatePem());
    deliver();
    assertThat(lastClient()).isEqualTo("CN=ann");
    awaitLine("is not the key of the first certificate of tls.certificate");
    deliver();
    assertThat(log.lines()).hasSize(1);
    write("client.key", BEN.privateKeyPkcs8Pem());
    deliver();
    assertThat(lastClient()).isEqualTo("CN=ben");

    Files.delete(folder.resolve("client.key"));
    deliver();
    awaitLine("client.key is not there");
    assertThat(delivery.account().delivered()).isEqualTo(5);
  }

  @Test
  void waitsForFilesThatComeLater() throws Exception {
    identify(ANN);
    Path key = folder.resolve("client.key");
    String content = Files.readString(key);
    Files.delete(key);
    assertThatThrownBy(() -> backend(backend.url()).check())
        .isInstanceOf(InvalidBackendException.class)
        .hasMessage(
            "faultline.backend.otlp.tls.key: "
                + key
                + " is not there; correct the path, or put the file there");

    start(backend.url());
    delivery.offer(SampleEvents.event("early"));
    awaitLine("client.key is not there");
    write("client.key", content);
    deliver();
    assertThat(delivery.account().delivered()).isEqualTo(2);
  }

  @Test
  void filesForTlsNeedTls() {
    assertThatThrownBy(() -> backend("http://localhost:4318"))
        .hasMessageContaining("tls.*: is of no use without TLS: let the address begin with https:");
  }
}
