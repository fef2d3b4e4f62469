package dev.faultline.capture.redaction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides by the type of a value whether it may leave the JVM: its class, one of its superclasses
 * or one of its interfaces is on the list. Compares names, so that no class is loaded for it.
 * Immutable, thread-safe.
 */
public final class TypeRedaction {

  private static final String[] USUAL = {
    "java.security.PrivateKey",
    "java.security.KeyPair",
    "java.security.KeyStore$PasswordProtection",
    "java.security.KeyStore$Entry",
    "javax.crypto.SecretKey",
    "javax.crypto.spec.PBEKeySpec",
    "javax.security.auth.callback.PasswordCallback",
    "javax.security.auth.kerberos.KerberosKey",
    "javax.security.auth.kerberos.KerberosTicket",
    "javax.net.ssl.KeyManager",
    "java.net.PasswordAuthentication",
    "java.net.HttpCookie",
    "javax.servlet.http.Cookie",
    "jakarta.servlet.http.Cookie",
    "okhttp3.Cookie",
    "org.apache.http.auth.Credentials",
    "org.apache.hc.client5.http.auth.Credentials",
    "org.springframework.security.oauth2.core.AbstractOAuth2Token",
    "com.nimbusds.jwt.JWT",
    "com.nimbusds.jose.jwk.JWK",
    "com.auth0.jwt.interfaces.DecodedJWT",
    "io.jsonwebtoken.Jwt",
    "com.amazonaws.auth.AWSCredentials",
    "software.amazon.awssdk.identity.spi.AwsCredentialsIdentity",
    "software.amazon.awssdk.auth.credentials.AwsCredentials",
    "com.google.auth.Credentials",
    "com.azure.core.credential.AccessToken",
  };

  private final Set<String> types;
  private final List<String> packages;

  private TypeRedaction(Set<String> types, List<String> packages) {
    this.types = types;
    this.packages = packages;
  }

  /**
   * The usual types and {@code additional} ones: binary names such as {@code com.acme.Secret},
   * {@code com.acme.Vault$Key} and {@code char[]}, or packages with all below them, {@code
   * com.acme.secret.*}.
   */
  public static TypeRedaction usualAnd(Collection<String> additional) {
    Set<String> types = new HashSet<>();
    Collections.addAll(types, USUAL);
    List<String> packages = new ArrayList<>();
    for (String name : additional) {
      if (name.endsWith(".*")) {
        packages.add(name.substring(0, name.length() - 1));
      } else if (!name.isEmpty()) {
        types.add(name);
      }
    }
    return new TypeRedaction(types, packages);
  }

  /** Whether values of this class must not be shown. Meant to be asked once per class. */
  public boolean covers(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (isListed(c)) {
        return true;
      }
      for (Class<?> implemented : c.getInterfaces()) {
        if (covers(implemented)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isListed(Class<?> type) {
    String name = nameOf(type);
    if (types.contains(name)) {
      return true;
    }
    for (String start : packages) {
      if (name.startsWith(start)) {
        return true;
      }
    }
    return false;
  }

  private static String nameOf(Class<?> type) {
    return type.isArray() ? nameOf(type.getComponentType()) + "[]" : type.getName();
  }
}
