package dev.faultline.it.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate on loopback that is its own authority, with its key; made by the JDK's keytool. */
public final class Identity {
  /** Of the keystore and the key. */
  public static final String PASSWORD = "changeit";

  private final Path file;
  private final KeyStore store;

  private Identity(Path file, KeyStore store) {
    this.file = file;
    this.store = store;
  }

  /**
   * @param name its common name
   * @param folder where a keystore of that name is left
   */
  public static Identity make(String name, Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path file = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "own",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return new Identity(file, store);
  }

  /** The keystore, in PKCS#12. */
  public Path keystore() {
    return file;
  }

  /** For a server that is this, and trusts one client. */
  public SSLContext trusting(Identity client) throws IOException, GeneralSecurityException {
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(store, PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("client", client.store.getCertificate("own"));
    TrustManagerFactory others =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    others.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), others.getTrustManagers(), null);
    return context;
  }

  /** The certificate in PEM. */
  public String certificatePem() throws GeneralSecurityException {
    return pem("CERTIFICATE", store.getCertificate("own").getEncoded());
  }

  /** The key in PKCS#8, in PEM. */
  public String keyPem() throws GeneralSecurityException {
    return pem("PRIVATE KEY", store.getKey("own", PASSWORD.toCharArray()).getEncoded());
  }

  private static String pem(String what, byte[] der) {
    return "-----BEGIN "
        + what
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + what
        + "-----\n";
  }
}
