package dev.faultline.weaving.inapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeSourceRuleTest {

  private static final CodeSourceRule RULE =
      new CodeSourceRule(
          Set.of(
              "/app/classes/",
              "/app/shop.jar",
              "/with space/classes/",
              "/größe/shop.jar",
              "/100%/classes/",
              "/a+b/shop.jar"),
          null);

  @ParameterizedTest
  @CsvSource({
    "file:/app/classes/,                                                  true",
    "file:/app/shop.jar,                                                  true",
    "file:/with%20space/classes/,                                         true",
    "file:/gr%C3%B6%C3%9Fe/shop.jar,                                      true",
    "file:/größe/shop.jar,                                                true",
    "file:/100%25/classes/,                                               true",
    "file:/a+b/shop.jar,                                                  true",
    "file:/a%2Bb/shop.jar,                                                true",
    "file:/app/classes,                                                   false",
    "file:/app/classes/more/,                                             false",
    "file:/app/lib.jar,                                                   false",
    // Spring Boot 1 and 2, 3.2 and later, and from a folder.
    "jar:file:/x/shop.jar!/BOOT-INF/classes!/,                            true",
    "jar:nested:/x/shop.jar/!BOOT-INF/classes/!/,                         true",
    "file:/x/exploded/BOOT-INF/classes/,                                  true",
    "jar:file:/x/shop.jar!/BOOT-INF/lib/library.jar!/,                    false",
    "jar:nested:/x/shop.jar/!BOOT-INF/lib/library.jar!/,                  false",
    "file:/x/webapps/shop/WEB-INF/classes/,                               true",
    "jar:file:/x/shop.war!/WEB-INF/classes!/,                             true",
    "file:/x/webapps/shop/WEB-INF/lib/library.jar,                        false",
    "http://host/app/lib.jar,                                             false",
  })
  void coversTheProgramsOwnPlaces(String url, boolean covered) throws IOException {
    assertThat(RULE.covers("com/acme/Shop", from(url))).isEqualTo(covered);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org/springframework/boot/loader/Launcher",
        "com/fasterxml/jackson/core/JsonParser",
        "kotlin/Unit",
        "io/netty/channel/Channel"
      })
  void leavesOutLibrariesThatWerePackedInToo(String className) throws IOException {
    assertThat(RULE.covers(className, from("file:/app/shop.jar"))).isFalse();
  }

  @Test
  void coversNothingWhoseOriginIsNotKnown() {
    assertThat(RULE.covers("com/acme/Shop", null)).isFalse();
    assertThat(RULE.covers("com/acme/Shop", new ProtectionDomain(null, null))).isFalse();
    assertThat(
            RULE.covers(
                "com/acme/Shop",
                new ProtectionDomain(new CodeSource(null, (Certificate[]) null), null)))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/plain, /plain",
    "/a%20b, '/a b'",
    "/%C3%A4, /ä",
    "/%c3%a4, /ä",
    "/100%25, /100%",
    "/100%, /100%",
    "/1%2, /1%2",
    "/%zz%20, '/%zz '",
    "/a%2520b, /a%20b",
  })
  void decodesPercentEncodings(String encoded, String decoded) {
    assertThat(PercentDecoding.decode(encoded)).isEqualTo(decoded);
  }

  /** With a handler that the application could have set, which must not be asked anything. */
  private static ProtectionDomain from(String url) throws IOException {
    URLStreamHandler handler =
        new URLStreamHandler() {
          @Override
          protected URLConnection openConnection(URL u) {
            throw new AssertionError("opened");
          }

          @Override
          protected boolean equals(URL one, URL other) {
            throw new AssertionError("equals was called");
          }

          @Override
          protected int hashCode(URL u) {
            throw new AssertionError("hashCode was called");
          }

          @Override
          protected String toExternalForm(URL u) {
            throw new AssertionError("toString was called");
          }
        };
    return new ProtectionDomain(
        new CodeSource(new URL(null, url, handler), (Certificate[]) null), null);
  }
}
