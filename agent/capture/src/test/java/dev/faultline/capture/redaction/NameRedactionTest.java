package dev.faultline.capture.redaction;

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
        "accessToken",
        "refresh-token",
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
        "creds",
        "dbCreds",
        "cred",
        "privKey",
        "cardNo",
        "CARD_NO",
        "cardno",
        "pword",
        "userPword",
        "mypass",
        "MYPASS",
        "userpass",
        "keypass",
        "dbpass2",
        "motDePasse",
        "mot_de_passe",
        "contrasena",
        "contraseña",
        "contrasen\u0303a",
        "kennwort",
        "Passwort",
        "PHPSESSID",
        "AccountKey",
        "X-Amz-Signature",
        "x-vault-token",
      })
  void coversNamesOfSecrets(String name) {
    assertThat(usual.verdict(name)).isEqualTo(NameVerdict.HIDDEN);
  }

  /** An acronym ends where the next word starts. */
  @ParameterizedTest
  @ValueSource(strings = {"JWTParser", "CVVCode", "SSNNumber", "IBANText", "myOTPCode", "PWDHash"})
  void coversAcronymsBeforeAnotherWord(String name) {
    assertThat(usual.verdict(name)).isEqualTo(NameVerdict.HIDDEN);
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
        "encompass",
        "trespass",
        "lowpass",
        "newPassenger",
        "userPassport",
        "passed",
        "discardNode",
        "cardNode",
        "stopWord",
        "stopWords",
        "credits",
        "design",
        "assigned",
        "signatureType",
        "responseTime",
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
    assertThat(usual.verdict(name)).isEqualTo(NameVerdict.SHOWN);
  }

  /**
   * A secret that is shown cannot be taken back; a harmless value that is hidden can be renamed.
   */
  @ParameterizedTest
  @ValueSource(strings = {"secretary", "cookieJar", "passwordLength"})
  void hidesWhatOnlyContainsALongWordToo(String name) {
    assertThat(usual.verdict(name)).isEqualTo(NameVerdict.HIDDEN);
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
    assertThat(NameRedaction.usualAnd(List.of(word)).verdict(name))
        .isEqualTo(covered ? NameVerdict.HIDDEN : NameVerdict.SHOWN);
  }

  @Test
  void keepsTheUsualWordsBesideAdditionalOnesAndIgnoresEmptyOnes() {
    NameRedaction redaction = NameRedaction.usualAnd(List.of("", "--", "dob", "pass"));

    assertThat(redaction.verdict("mypass")).isEqualTo(NameVerdict.HIDDEN);
    assertThat(redaction.verdict("password")).isEqualTo(NameVerdict.HIDDEN);
    assertThat(redaction.verdict("anything")).isEqualTo(NameVerdict.SHOWN);
    assertThat(redaction.verdict("")).isEqualTo(NameVerdict.SHOWN);
  }

  /** Parsers have tokens, too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "token",
        "tokens",
        "TOKEN",
        "idToken",
        "currentToken",
        "pushtoken",
        "token2",
        "tokenValue",
        "token_string",
        "user-token",
      })
  void hidesOnlyTextsOfTokensOfWhichNobodyKnowsWhatTheyAre(String name) {
    assertThat(usual.verdict(name)).isEqualTo(NameVerdict.TEXTS_HIDDEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tokenizer",
        "Tokenizer",
        "tokenised",
        "tokenType",
        "token_type",
        "tokenKind",
        "TOKEN_COUNT",
        "tokenIndex",
        "tokensPosition",
        "tokenUrl",
        "tokenEndpoint",
        "takenAt",
      })
  void showsWhatATokenHasThatIsNoSecret(String name) {
    assertThat(usual.verdict(name)).isEqualTo(NameVerdict.SHOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"accessToken", "access_token", "refresh-token", "csrfToken", "authTokens"})
  void hidesTokensWhoseNameSaysWhatTheyOpen(String name) {
    assertThat(usual.verdict(name)).isEqualTo(NameVerdict.HIDDEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sig", "signature", "requestSignature", "response", "digest-response"})
  void hidesWhatLooksRandomOfOthers(String name) {
    assertThat(usual.verdict(name)).isEqualTo(NameVerdict.RANDOM_HIDDEN);
  }

  /** The second answer comes from what is remembered of the first. */
  @Test
  void saysTheSameWhenAskedAgain() {
    for (int i = 0; i < 2; i++) {
      for (int name = 0; name < 5_000; name++) {
        assertThat(usual.verdict("field" + name)).isEqualTo(NameVerdict.SHOWN);
        assertThat(usual.verdict("password" + name)).isEqualTo(NameVerdict.HIDDEN);
      }
    }
  }
}
