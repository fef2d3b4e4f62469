package dev.faultline.capture.redaction;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which a value stands beside its name. */
class NamedFormsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run --password ‹hunter2› --user ann",
        "--password ‹hunter2›",
        "keytool -storepass ‹changeit› -alias x",
        "-keypass ‹changeit›",
        "[mysql, --password, ‹hunter2›, --user, ann]",
        "[\"mysql\",\"--password\",\"‹hunter2›\",\"x\"]",
        "login --api-key '‹a b›' x",
        "password -> ‹hunter2›",
        "{user -> ann, password->‹hunter2›}",
        "password --> ‹hunter2›",
        "password => ‹hunter2›",
        "password → ‹hunter2›",
        "密码：‹abc›",
        "password [‹hunter2›]",
        "password = [‹hunter2›]",
        "on field 'password': rejected value [‹hunter2›]; codes [x]",
        "invalid value of password [‹hunter2 x›]",
        "password:\n  ‹hunter2›",
        "password:\r\n‹hunter2›\r\n",
        "password\n=\n‹hunter2›",
        "{\n  \"password\"\n  :\n  \"‹hunter2›\"\n}",
        "password\u00a0=\u00a0‹hunter2›",
        "password:\u202f‹hunter2›",
        "{\\\\\\\"password\\\\\\\":\\\\\\\"‹hunter2›\\\\\\\",\\\\\\\"a\\\\\\\":1}",
        "password = \"\"\"‹hunter2›\"\"\"; user = \"\"\"ann\"\"\"",
        "password = \"\"\"‹hun\"ter\"\" 2\"›\"\"\" # x",
        "password = \"\"\"‹\nhunter2\n›\"\"\"\nuser = 'ann'",
        "password = '‹''hunter2''›' # x",
        "password = '‹''hunter2›' AND user = 'ann'",
        "password = \"‹\"\"hunter2›",
        "{\"k\":\"password = \\\"\\\"\\\"‹hunter2›\\\"\\\"\\\"\"}",
        "password: >-\n  ‹hunter2\n  and more›\nuser: ann",
        "password: |\r\n    ‹hunter2›\r\n\r\nuser: ann",
        "passwords:\n  - ‹one\n  - two›\nusers:\n  - ann",
        "passwords:\n- ‹one›",
        "curl -u ann:‹hunter2› https://example.org",
        "curl --user 'ann:‹hunter2 x›' https://example.org",
        "redis-cli -h cache -a ‹hunter2› ping",
        "sshpass -p ‹hunter2› ssh ann@host -p 2222",
        "/usr/bin/sshpass -p'‹hunter2 x›' ssh host",
        "mysql -u ann -p‹hunter2› shop",
        "mysqldump -p'‹hunter2›' shop > x.sql",
        "form-data; name=\"password\"\r\n\r\n‹hunter2›\r\n--boundary--",
        "form-data; name=\"password\"\nContent-Type: text/plain\n\n‹a b›\n--boundary--",
        "{name: 'Authorization', values: ‹['x']›}",
        "name=password, value=‹hunter2›",
        "{\"name\":\"password\",\"value\":\"‹hunter2›\"}",
        "Header(name=Authorization, value=‹Basic›)",
        "[key: 'apiKey', value: '‹x›']",
        "creds=‹x› privKey=‹x› cardNo=‹12› pword=‹x› mypass=‹x›",
        "motDePasse=‹x› contrasena=‹x› contraseña=‹x› contrasen\u0303a=‹x› Kennwort: ‹x› пароль=‹x›",
      })
  void hidesSecrets(String text) {
    if (text.startsWith("password = [")) {
      // Brackets belong to a value behind a sign.
      text = "password = ‹[hunter2]›";
    }
    MarkedText.check(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--user ann --verbose",
        "sudo -u ann:staff ls",
        "curl -u ann https://example.org",
        "mysql -u ann -p shop",
        "redis-cli ping; ls -a x",
        "mkdir -p a/b",
        "not mysql | ssh -p22 host",
        "password:\n - at least eight characters\n - one digit",
        "form-data; name=\"title\"\r\n\r\nno secret\r\n--boundary--",
        "--password --user",
        "use --password to log in",
        "--password is required",
        "---------- password ----------",
        "key -> value, user -> ann",
        "password -> null",
        "passwords [must be long]",
        "password [optional]",
        "orders [4711]",
        "Password:\n\tat com.acme.Login.check(Login.java:3)",
        "password:\nuser: ann",
        "password=\nuser=ann",
        "password:\n",
        "name=colour, value=red",
        "name=ann, value=password",
        "value=3, name=password",
        "discardNode=5 stopWords=[a] upWord=x compass=N bypass=on newPassenger=Ann passport=x",
        "password = '' AND user = 'ann'",
        "password = \"\" AND user = \"ann\"",
        "2026-05-12 10:15:30 - INFO [main] started",
      })
  void leavesTheRestAlone(String text) {
    MarkedText.check(text);
  }
}
