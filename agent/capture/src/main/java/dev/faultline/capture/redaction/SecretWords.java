package dev.faultline.capture.redaction;

/** The usual words of names whose values must not be shown, as letters and digits. */
final class SecretWords {

  private static final String[] ANYWHERE = {
    "password",
    "passwd",
    "passphrase",
    "passcode",
    "passwort",
    "kennwort",
    "motdepasse",
    "contrasena",
    "contraseña",
    "wachtwoord",
    "salasana",
    "пароль",
    "密码",
    "密碼",
    "パスワード",
    "비밀번호",
    "secret",
    "creds",
    "credential",
    "authorization",
    "authentication",
    "bearer",
    "accesstoken",
    "refreshtoken",
    "authtoken",
    "apitoken",
    "sessiontoken",
    "securitytoken",
    "logintoken",
    "resettoken",
    "vaulttoken",
    "privatetoken",
    "deploytoken",
    "apikey",
    "accesskey",
    "privatekey",
    "privkey",
    "signingkey",
    "encryptionkey",
    "decryptionkey",
    "accountkey",
    "masterkey",
    "sharedkey",
    "subscriptionkey",
    "licensekey",
    "hmackey",
    "sessionid",
    "sessid",
    "sessionkey",
    "cookie",
    "csrf",
    "xsrf",
    "connectionstring",
    "creditcard",
    "kreditkarte",
    "cardnumber",
    "ccnumber",
    "amzsignature",
    "googsignature",
    "socialsecurity",
    "pincode",
  };

  private static final String[] WHOLE = {
    "pw", "pwd", "psw", "mdp", "cred", "auth", "jwt", "cvv", "cvc", "iban", "ssn", "pin", "otp",
  };

  private static final String[] BOUNDED = {
    "pword", "pswd", "senha", "cardno", "cardnr", "cardnum", "ccno", "ccnum", "totp",
  };

  private static final String[] RANDOM = {"sig", "signature", "response"};

  private SecretWords() {}

  /** Adds all of them. */
  static void addTo(WordTree words) {
    add(words, WordRule.ANYWHERE, ANYWHERE);
    add(words, WordRule.WHOLE, WHOLE);
    add(words, WordRule.BOUNDED, BOUNDED);
    add(words, WordRule.RANDOM, RANDOM);
    add(words, WordRule.PASS, PassNames.PASS);
    add(words, WordRule.TOKEN, TokenNames.TOKEN);
  }

  private static void add(WordTree words, WordRule rule, String... of) {
    for (String word : of) {
      words.add(word, rule);
    }
  }
}
