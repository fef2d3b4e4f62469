package dev.faultline.client.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Reads private keys in the forms that OpenSSL writes: PKCS#8, plain and encrypted, PKCS#1 (RSA)
 * and SEC 1 (EC).
 */
final class PrivateKeys {
  private static final String[] ALGORITHMS = {"RSA", "EC", "EdDSA", "DSA"};

  /** The object identifier 1.2.840.113549.1.1.1 and its parameter, none. */
  private static final byte[] RSA = {
    0x30,
    0x0D,
    0x06,
    0x09,
    0x2A,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xF7,
    0x0D,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };

  /** The object identifier 1.2.840.10045.2.1; a curve's follows. */
  private static final byte[] EC = {
    0x06, 0x07, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x02, 0x01
  };

  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;

  /** {@code [0]} of an EC key: the curve. */
  private static final int CURVE = 0xA0;

  private PrivateKeys() {}

  /**
   * The first key of a file.
   *
   * @param password null for none
   * @throws dev.faultline.client.backend.InvalidBackendException when there is none that can be
   *     used
   */
  static PrivateKey read(SettingFile file, SettingFile password) {
    for (Pem.Piece piece : Pem.pieces(file)) {
      if (piece.label.endsWith("PRIVATE KEY")) {
        try {
          return key(piece, file, password);
        } catch (GeneralSecurityException | IOException unusable) {
          throw file.wrong("has a key that this JVM cannot use: " + unusable.getMessage());
        }
      }
    }
    throw file.wrong(
        "has no private key in PEM; it needs -----BEGIN PRIVATE KEY-----, as openssl pkey -in FILE"
            + " writes it");
  }

  private static PrivateKey key(Pem.Piece piece, SettingFile file, SettingFile password)
      throws GeneralSecurityException, IOException {
    if (piece.oldEncryption) {
      throw file.wrong(
          "is encrypted in OpenSSL's old way; openssl pkcs8 -topk8 -in FILE writes the one of today");
    }
    switch (piece.label) {
      case "RSA PRIVATE KEY":
        return pkcs8(wrap(RSA, piece.der));
      case "EC PRIVATE KEY":
        return pkcs8(wrap(der(SEQUENCE, EC, curve(piece.der)), piece.der));
      case "ENCRYPTED PRIVATE KEY":
        if (password == null) {
          throw file.wrong("is encrypted; name a file with its password in tls.key-password-file");
        }
        return pkcs8(decrypt(piece.der, file, password.readSecret()));
      default:
        return pkcs8(piece.der);
    }
  }

  private static PrivateKey pkcs8(byte[] der) throws GeneralSecurityException {
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(der);
    GeneralSecurityException last = null;
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (GeneralSecurityException other) {
        last = other;
      }
    }
    throw new InvalidKeySpecException("it is neither of RSA, EC, EdDSA nor DSA", last);
  }

  private static byte[] decrypt(byte[] der, SettingFile file, String password) throws IOException {
    EncryptedPrivateKeyInfo encrypted = new EncryptedPrivateKeyInfo(der);
    try {
      // Of PBES2 the parameters alone name the ciphers.
      String name = encrypted.getAlgName();
      String algorithm =
          name.equals("PBES2") || name.startsWith("1.2.840.113549.1.5.13")
              ? encrypted.getAlgParameters().toString()
              : name;
      Cipher cipher = Cipher.getInstance(algorithm);
      cipher.init(
          Cipher.DECRYPT_MODE,
          SecretKeyFactory.getInstance(algorithm)
              .generateSecret(new PBEKeySpec(password.toCharArray())),
          encrypted.getAlgParameters());
      return encrypted.getKeySpec(cipher).getEncoded();
    } catch (GeneralSecurityException wrong) {
      throw file.wrong(
          "cannot be decrypted with the password of tls.key-password-file: " + wrong.getMessage());
    }
  }

  /** PKCS#8 around a key of its algorithm's own form. */
  private static byte[] wrap(byte[] algorithm, byte[] key) {
    return der(SEQUENCE, VERSION_0, algorithm, der(OCTETS, key));
  }

  /** The curve's identifier within an EC key: version, key, and then {@code [0]} with it. */
  private static byte[] curve(byte[] key) throws IOException {
    DerReader in = new DerReader(key).enter(SEQUENCE);
    in.skip();
    in.skip();
    return in.enter(CURVE).rest();
  }

  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.write(part, 0, part.length);
    }
    int length = content.size();
    ByteArrayOutputStream out = new ByteArrayOutputStream(length + 5);
    out.write(tag);
    if (length < 0x80) {
      out.write(length);
    } else if (length < 0x100) {
      out.write(0x81);
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length);
    }
    byte[] bytes = content.toByteArray();
    out.write(bytes, 0, bytes.length);
    return out.toByteArray();
  }
}
