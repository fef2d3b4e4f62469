package dev.faultline.capture.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameRedactionTest {

  private final NameRedaction usual = NameRedaction.usualAnd(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "PASSWORD",
        "userPassword",
        "password2",
        "db.password",
        "passwordHash",
        "passwd",
        "passphrase",
        "pass",
        "dbPass",
        "user_pass",
        "passcode",
        "pwd",
        "PWD",
        "db_pwd",
        "secret",
        "clientSecret",
        "SECRET_2",
        "token",
        "accessToken",
        "refresh-token",
        "tokens",
        "authorization",
        "Authorization",
        "Proxy-Authorization",
        "authentication",
        "credentials",
        "apiKey",
        "API_KEY",
        "X-Api-Key",
        "accessKey",
        "privateKey",
        "signingKey",
        "sessionId",
        "JSESSIONID",
        "cookie",
        "Set-Cookie",
        "bearer",
        "jwt",
        "idJwt",
        "csrfValue",
        "xsrf",
        "connectionString",
        "creditCard",
        "card_number",
        "cvv",
        "CVV2",
        "cvc",
        "iban",
        "customerIban",
        "ssn",
        "SSN",
        "user_ssn",
        "otp",
        "userOTP",
        "otp1",
        "pin",
        "cardPin",
        "pinCode",
        "auth",
      })
  void coversNamesOfSecrets(String name) {
    assertThat(usual.covers(name)).isTrue();
  }

  /** An acronym ends where the next word starts. */
  @ParameterizedTest
  @ValueSource(strings = {"JWTParser", "CVVCode", "SSNNumber", "IBANText", "myOTPCode", "PWDHash"})
  void coversAcronymsBeforeAnotherWord(String name) {
    assertThat(usual.covers(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "author",
        "authorName",
        "authority",
        "hotplate",
        "lessName",
        "name",
        "passenger",
        "passengers",
        "compass",
        "passed",
        "bypass",
        "spin",
        "pinned",
        "shopping",
        "urban",
        "libanon",
        "cvcs",
        "card",
        "key",
        "keys",
        "id",
        "session",
        "option",
        "i",
        "$value",
        "_",
        "",
      })
  void leavesOtherNamesAlone(String name) {
    assertThat(usual.covers(name)).isFalse();
  }

  /**
   * A secret that is shown cannot be taken back; a harmless value that is hidden can be renamed.
   */
  @ParameterizedTest
  @ValueSource(strings = {"tokenizer", "secretary", "cookieJar", "passwordLength"})
  void hidesWhatOnlyContainsALongWordToo(String name) {
    assertThat(usual.covers(name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Kunden-Nr, kundenNr, true",
    "Kunden-Nr, KUNDEN_NR_ALT, true",
    "Kunden-Nr, kunde, false",
    "dob,       dob, true",
    "dob,       userDob, true",
    "dob,       adobe, false",
    "k2,        k2, true",
    "k2,        K2, true",
    "k2,        k20, false",
    "a_b,       a_b, true",
    "a_b,       aB, true",
    "a_b,       lab, false",
  })
  void coversAdditionalWords(String word, String name, boolean covered) {
    assertThat(NameRedaction.usualAnd(List.of(word)).covers(name)).isEqualTo(covered);
  }

  @Test
  void keepsTheUsualWordsBesideAdditionalOnesAndIgnoresEmptyOnes() {
    NameRedaction redaction = NameRedaction.usualAnd(List.of("", "--", "dob"));

    assertThat(redaction.covers("password")).isTrue();
    assertThat(redaction.covers("anything")).isFalse();
    assertThat(redaction.covers("")).isFalse();
  }
}
