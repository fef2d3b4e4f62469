package dev.faultline.client.tls;

import dev.faultline.client.backend.InvalidBackendException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Who we are and whom we trust, as files say at one moment. Immutable. */
public final class TlsIdentity {
  private static final String ALIAS = "client";

  private final SSLSocketFactory sockets;
  private final X509TrustManager trust;

  private TlsIdentity(SSLSocketFactory sockets, X509TrustManager trust) {
    this.sockets = sockets;
    this.trust = trust;
  }

  /** Connects as that. */
  public SSLSocketFactory sockets() {
    return sockets;
  }

  /** Whose servers are trusted. */
  public X509TrustManager trust() {
    return trust;
  }

  /**
   * Reads the files.
   *
   * @throws InvalidBackendException when one cannot be read, or they do not fit together
   */
  public static TlsIdentity read(TlsFiles files) {
    try {
      KeyManager[] keys = null;
      if (files.key() != null) {
        keys = keyManagers(pem(files), new char[0]);
      } else if (files.keystore() != null) {
        char[] password = files.keystorePassword().readSecret().toCharArray();
        keys = keyManagers(keystore(files.keystore(), password), password);
      }
      X509TrustManager trust = trust(files.ca());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, new TrustManager[] {trust}, null);
      return new TlsIdentity(context.getSocketFactory(), trust);
    } catch (GeneralSecurityException | IOException unusable) {
      throw files.all().get(0).wrong("cannot be used by this JVM: " + unusable);
    }
  }

  private static KeyStore pem(TlsFiles files) throws GeneralSecurityException, IOException {
    List<Certificate> chain = certificates(files.certificate());
    PrivateKey key = PrivateKeys.read(files.key(), files.keyPassword());
    if (!fits(key, chain.get(0).getPublicKey())) {
      throw files
          .key()
          .wrong(
              "is not the key of the first certificate of tls.certificate; the certificate of the"
                  + " key comes first there, then those that it is signed by");
    }
    KeyStore store = empty();
    store.setKeyEntry(ALIAS, key, new char[0], chain.toArray(new Certificate[0]));
    return store;
  }

  /** What the one signs the other must verify. */
  private static boolean fits(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
    if (!sameFamily(key.getAlgorithm(), certified.getAlgorithm())) {
      return false;
    }
    byte[] anything = {1, 2, 3};
    Signature signature = Signature.getInstance(signatureOf(key.getAlgorithm()));
    signature.initSign(key);
    signature.update(anything);
    byte[] signed = signature.sign();
    signature.initVerify(certified);
    signature.update(anything);
    try {
      return signature.verify(signed);
    } catch (java.security.SignatureException ofAnotherLength) {
      return false;
    }
  }

  private static boolean sameFamily(String one, String other) {
    return signatureOf(one).equals(signatureOf(other));
  }

  private static String signatureOf(String algorithm) {
    if (algorithm.startsWith("Ed")) {
      return "EdDSA";
    }
    return "SHA256with" + (algorithm.equals("EC") ? "ECDSA" : algorithm);
  }

  private static List<Certificate> certificates(SettingFile file) {
    List<Certificate> certificates = new ArrayList<>();
    for (Pem.Piece piece : Pem.pieces(file)) {
      if (piece.label.equals("CERTIFICATE") || piece.label.equals("TRUSTED CERTIFICATE")) {
        try {
          certificates.add(
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(piece.der)));
        } catch (GeneralSecurityException damaged) {
          throw file.wrong(
              "has a certificate that cannot be read, number "
                  + (certificates.size() + 1)
                  + ": "
                  + damaged.getMessage());
        }
      }
    }
    if (certificates.isEmpty()) {
      throw file.wrong("has no certificate in PEM; it needs -----BEGIN CERTIFICATE-----");
    }
    return certificates;
  }

  private static KeyStore keystore(SettingFile file, char[] password)
      throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(new ByteArrayInputStream(file.read()), password);
    } catch (IOException unreadable) {
      boolean isPassword = unreadable.getCause() instanceof UnrecoverableKeyException;
      throw file.wrong(
          isPassword
              ? "cannot be opened with the password of tls.keystore-password-file"
              : "is no PKCS#12 keystore that this JVM reads ("
                  + unreadable.getMessage()
                  + "); keytool -importkeystore -deststoretype pkcs12 makes one of another kind");
    }
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        return store;
      }
    }
    throw file.wrong("has no private key with its certificate");
  }

  private static KeyManager[] keyManagers(KeyStore store, char[] password)
      throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password);
    return factory.getKeyManagers();
  }

  /**
   * @param ca null for those that the JVM trusts
   */
  private static X509TrustManager trust(SettingFile ca)
      throws GeneralSecurityException, IOException {
    KeyStore store = null;
    if (ca != null) {
      store = empty();
      int number = 0;
      for (Certificate certificate : certificates(ca)) {
        store.setCertificateEntry("ca-" + number++, certificate);
      }
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager) {
        return (X509TrustManager) manager;
      }
    }
    throw new GeneralSecurityException("this JVM has no trust manager for certificates");
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
