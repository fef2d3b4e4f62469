package dev.faultline.capture.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the texts of these tests {@code ‹…›} marks what must be hidden. */
class ValueRedactionTest {

  private static final String JWT =
      "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";

  private final ValueRedaction redaction = Redaction.usual().values();

  private void check(String marked) {
    MarkedText.check(marked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "‹4111111111111111›",
        "paid with ‹4111 1111 1111 1111›.",
        "card=‹5555-5555-5555-4444›;next",
        "‹378282246310005›",
        "‹3782 822463 10005›",
        "‹30569309025904›",
        "‹6011111111111117› and ‹3530111333300000›",
        "‹4222222222222›",
        "‹6759649826438453›",
        "order 12345 ‹4111111111111111›",
        "‹4111 1111 1111 1111› 12/27",
        "{\"number\":\"‹4111111111111111›\"}",
      })
  void hidesNumbersOfPaymentCards(String text) {
    check(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111112",
        "1234567890123452",
        "1700000000000",
        "1700000000000000000",
        "0.4111111111111111",
        "4111111111111111.5",
        "a4111111111111111",
        "41111111111111110000000",
        "411111111111",
        "2024-01-15 10:20:30",
        "00000000-0000-0001-0000-000000000002",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16",
        "192.168.100.100",
        "9781903000182",
      })
  void leavesOtherNumbersAlone(String text) {
    check(text);
  }

  @ParameterizedTest
  @CsvSource({
    "4111111111111111, true",
    "5555555555554444, true",
    "378282246310005, true",
    "4111111111111112, false",
    "1700000000000, false",
    "0, false",
    "-4111111111111111, false",
    "9223372036854775807, false",
  })
  void knowsCardsThatAreNumbers(long number, boolean card) {
    assertThat(redaction.covers(number)).isEqualTo(card);
  }

  @Test
  void hidesJsonWebTokens() {
    check("‹" + JWT + "›");
    check("got ‹" + JWT + "›.");
    check("(‹" + JWT + "›)");
    check("‹eyJhbGciOiJub25lIn0.eyJzdWIiOiIxMjM0NTY3ODkwIn0.›");
    check("eyJ and eyJhbGciOiJub25lIn0 something else");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer ‹mF_9.B5f-4.1JqM›",
        "bearer   ‹abcdefgh12345678›",
        "Basic ‹QWxhZGRpbjpvcGVuIHNlc2FtZQ==›",
        "Authorization: ‹Bearer mF_9.B5f-4.1JqM›",
        "Authorization: ‹Digest username=ann, response=x›",
        "headers {Authorization=‹Basic dXNlcjpwYXNz›, Accept=text/plain}",
        "Cookie: ‹SID=31d4d96e407aad42; lang=en›\r\nAccept: x",
      })
  void hidesCredentialsOfHttp(String text) {
    check(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer authentication is required",
        "Basic knowledge of bearer bonds",
        "basic information",
        "bearer of bad news",
      })
  void leavesSentencesAboutThemAlone(String text) {
    check(text);
  }

  @Test
  void hidesPrivateKeys() {
    check("key: ‹-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc=\n-----END RSA PRIVATE KEY-----› done");
    check("‹-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEF›");
    check("-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----");
    check("------------------------------");
    check("privateKey=‹-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----›, next=1");
    check("secret: ‹-----BEGIN EC PRIVATE KEY-----\nMIIE\nabc=›");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ann:‹geheim›@example.org/a",
        "cannot reach redis://:‹geheim›@cache:6379/0 now",
        "mongodb+srv://root:‹p%40ss›@h1,h2/db",
        "postgres://ann:‹pa/ss#w›@db/x",
        "ftp://ann:‹a@b›@host",
        "jdbc:oracle:thin:scott/‹tiger›@db:1521:x",
        "jdbc:postgresql://db/x?user=ann&password=‹geheim›&ssl=true",
        "jdbc:sqlserver://db:1433;user=sa;password=‹geheim›;encrypt=true",
        "https://example.org/?access_token=‹abc123#top›",
        "https://example.org/?a=1&api_key=‹abc123›&b=2",
      })
  void hidesCredentialsInUrls(String text) {
    check(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org:8080/a?b=c",
        "http://[::1]:8080/ann@example.org",
        "jdbc:postgresql://h1:5432,h2:5432/db",
        "https://ann@example.org/",
        "mailto:ann@example.org",
        "C:\\Users\\ann",
        "at 10:20:30",
      })
  void leavesOtherUrlsAlone(String text) {
    check(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "‹ghp_16C7e42F292c6912E7710c838347Ae178B4a›",
        "https://‹ghp_16C7e42F292c6912E7710c838347Ae178B4a›@github.com/x",
        "‹github_pat_11ABCDEFG0abcdefghijkl_mnopqrstuv›",
        "‹sk_live_4eC39HqLyjWDarjtT1zdp7dc›",
        "‹xoxb-123456789012-abcdefABCDEF123456›",
        "‹AKIAIOSFODNN7EXAMPLE›",
        "‹AIzaSyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe›",
        "‹glpat-abcDEF1234567890abcd›",
        "‹gldt-abcDEF1234567890abcd›",
        "‹sq0atp-abcDEF1234567890abcd›",
        "‹shpat_abcDEF1234567890abcd›",
        "‹whsec_abcDEF1234567890abcd›",
        "‹xapp-1-ABCDEF1234567890abcd›",
        "‹ya29.a0AfH6SMBx1234567890›",
        "‹GOCSPX-abcDEF1234567890abcd›",
        "‹SG.abcDEF1234567890.abcdefghij›",
        "‹npm_abcDEF1234567890abcd›",
        "‹pypi-AgEIcHlwaS5vcmcCJDU3MDM›",
        "‹dop_v1_abcdef1234567890abcd›",
        "‹hvs.CAESIJabcDEF1234567890›",
        "‹lin_api_abcDEF1234567890abcd›",
        "‹sk-proj-abcDEF1234567890abcd›",
        "(‹sk-abcDEF1234567890abcd›).",
      })
  void hidesTokensOfWellKnownServices(String text) {
    check(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sk-learn", "AKIA", "AKIAIOSFODNN7EXAMPLES", "npm_config_registry", "ghp_"})
  void leavesWhatOnlyStartsLikeOneAlone(String text) {
    check(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "User(name=Ann, password=‹hunter2›)",
        "{user=ann, pwd=‹x›}",
        "{\"password\":\"‹a \\\" b›\", \"x\":1}",
        "{\"secret\" : \"‹x›\"}",
        "{\\\"password\\\":\\\"‹hunter2›\\\"}",
        "password: ‹hunter2›",
        "wrong password 'x'",
        "pin = ‹1234›",
        "API key: ‹abcdef›",
        "api_key=‹abcdef›",
        "spring.datasource.password=‹x›",
        "--password=‹x› --user=ann",
        "credentials={‹›}",
        "credentials=‹Credentials(user=ann, key=x)›, next=1",
        "token=‹abc›",
        "csrfToken: ‹abc›",
        "token: ‹a1b2c3d4e5›",
        "\"token\": \"‹abc›\"",
      })
  void hidesValuesBesideTheirName(String text) {
    check(text.replace("'x'", "'‹x›'").replace("{‹›}", "‹{}›"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name=Ann, city=Turin",
        "password=",
        "password=null",
        "password: must not be empty",
        "no password given",
        "the password's too short",
        "unexpected token: IDENTIFIER",
        "unexpected token 'foo'",
        "tokenType=Bearer",
        "using password: YES",
        "password=${db.password}",
        "a == b",
        "x = ?",
      })
  void leavesWhatIsNoSecretBesideAName(String text) {
    check(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM u WHERE name = 'ann' AND password = '‹it''s›' AND x = 1",
        "UPDATE u SET password='‹x›', name='ann'",
        "select * from u where pwd <> '‹x›' or secret like '‹%x%›'",
        "select * from u where password in (‹'a', 'b)'›) and x = 'y'",
        "ALTER USER ann IDENTIFIED BY '‹x›'",
        "CREATE USER ann WITH PASSWORD '‹x›'",
        "UPDATE u SET password = ‹crypt('x', gen_salt('bf'))› WHERE id = 1",
        "UPDATE u SET \"password\" = '‹x›', `pin` = '‹1›'",
        "INSERT INTO u (name, password, pin) VALUES ('ann', '‹x, y›', '‹1›'), ('bob', '‹z›', NULL)",
        "insert into u(id,password)values(1,'‹x›')",
        "INSERT INTO u\n  (name, password)\nVALUES\n  ('ann', '‹x›')",
        "f(x; INSERT INTO u (name, password) VALUES ('ann', '‹x›')",
        "INSERT INTO u (name, card) VALUES ('a', '‹4111111111111111›')",
      })
  void hidesLiteralsInSql(String text) {
    check(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT password FROM u WHERE name = 'ann'",
        "UPDATE u SET password = ? WHERE id = ?2",
        "INSERT INTO u (name, password) VALUES (?, ?)",
        "INSERT INTO u (name, city) VALUES ('ann', 'Turin')",
        "INSERT INTO u SELECT * FROM v",
        "update u set password = $1, name = 'x'",
      })
  void leavesOtherSqlAlone(String text) {
    check(text);
  }

  /** The same object, so nothing was allocated for it. */
  @ParameterizedTest
  @ValueSource(strings = {"", "nothing here", "a=b; c: 'd' 12345 -- e-mail", "eyewitness"})
  void givesATextBackThatHasNothingToHide(String text) {
    assertThat(redaction.redact(text)).isSameAs(text);
  }

  @Test
  void hidesNothingWhenItIsOff() {
    ValueRedaction off = Redaction.builder().values(false).build().values();

    assertThat(off.redact("password=x 4111111111111111")).isEqualTo("password=x 4111111111111111");
    assertThat(off.covers(4111111111111111L)).isFalse();
  }

  @Test
  void goesByTheUsersNamesToo() {
    ValueRedaction own = Redaction.builder().names(List.of("kunden-nr")).build().values();

    assertThat(own.redact("kundenNr=4711 x")).isEqualTo("kundenNr=[redacted] x");
  }

  /** Whatever stands around it, a secret is found, or hidden with more. */
  @Test
  void findsASecretInEveryCompany() {
    List<String> secrets =
        List.of(
            "4111 1111 1111 1111",
            "378282246310005",
            JWT,
            "Bearer mF_9.B5f-4.1JqM",
            "-----BEGIN PRIVATE KEY-----MIIE-----END PRIVATE KEY-----",
            "redis://:geheim@cache:6379",
            "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
            "AKIAIOSFODNN7EXAMPLE",
            "pwd=hunter2",
            "\"secret\": \"hunter2\"",
            "insert into t (a, pin) values ('x', 'hunter2')");
    String[] others =
        ("42|2026-05-12|10:15:30|3|-|--|.|ya|v|va|b|ba|B|A|AI|y|J|e|N|(|)|[|}|<|>|=|:|://|&|;|,|#|?|_|ä|Ω|"
                + "name|order|value|values|basic|begin|insert into|like|by|null|'x'|\"y\"|\n|\t|  ")
            .split("\\|");
    Random random = new Random(4711);
    for (int i = 0; i < 5_000; i++) {
      String secret = secrets.get(random.nextInt(secrets.size()));
      String text = company(others, random) + " " + secret + " " + company(others, random);

      assertThat(redaction.redact(text)).as(text).doesNotContain(secret).contains("[redacted]");
    }
  }

  private static String company(String[] others, Random random) {
    StringBuilder company = new StringBuilder();
    for (int parts = random.nextInt(6); parts > 0; parts--) {
      company.append(others[random.nextInt(others.length)]);
    }
    return company.toString();
  }

  @Test
  void cutsLongMessagesAndShowsNoHalfOfASecret() {
    String message =
        "x".repeat(Redaction.LONGEST_MESSAGE - 9) + " 4111111111111111 " + "y".repeat(99);

    String shown = Redaction.usual().message(message + " end");

    assertThat(shown)
        .startsWith("xxxx")
        .doesNotContain("4111")
        .endsWith("… (+" + (message.length() + 4 - Redaction.LONGEST_MESSAGE) + " chars)");
    assertThat(Redaction.usual().message("x".repeat(Redaction.LONGEST_MESSAGE)))
        .hasSize(Redaction.LONGEST_MESSAGE);
  }

  /** Every start and every end of texts with secrets: none may fail, loop, or show more. */
  @Test
  void survivesEveryCutOfEveryText() {
    String all =
        "a https://u:p@h/?token=x&b {\"password\" : \"y\\\"\"} Bearer abcdefgh1 4111 1111 1111 1111 "
            + JWT
            + " INSERT INTO t (a, pin) VALUES ('x', 'y') password IN ('a','b') \\\"secret\\\":\\\"z\\\""
            + " -----BEGIN PRIVATE KEY-----x-----END PRIVATE KEY----- jdbc:oracle:thin:a/b@c Cookie: d";
    for (int start = 0; start < all.length(); start++) {
      for (int end = start; end <= all.length(); end++) {
        String cut = all.substring(start, end);
        assertThat(redaction.redact(cut)).isNotNull();
      }
    }
    for (int end = 0; end <= all.length(); end++) {
      redaction.redact(all, end);
    }
  }
}
