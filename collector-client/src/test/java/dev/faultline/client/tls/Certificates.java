package dev.faultline.client.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import okhttp3.tls.HeldCertificate;

/** Authorities and certificates, made for a test. */
public final class Certificates {
  private Certificates() {}

  public static HeldCertificate authority(String name) {
    return new HeldCertificate.Builder().commonName(name).certificateAuthority(0).build();
  }

  /** Of a server on loopback. */
  public static HeldCertificate server(HeldCertificate authority) {
    return new HeldCertificate.Builder()
        .commonName("server")
        .addSubjectAlternativeName("localhost")
        .addSubjectAlternativeName("127.0.0.1")
        .signedBy(authority)
        .build();
  }

  public static HeldCertificate client(String name, HeldCertificate authority) {
    return new HeldCertificate.Builder().commonName(name).rsa2048().signedBy(authority).build();
  }

  /** A PKCS#12 keystore with a certificate and its key. */
  public static Path keystore(Path path, HeldCertificate held, String password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "one",
        held.keyPair().getPrivate(),
        password.toCharArray(),
        new Certificate[] {held.certificate()});
    try (OutputStream out = Files.newOutputStream(path)) {
      store.store(out, password.toCharArray());
    }
    return path;
  }
}
