package dev.faultline.capture.redaction;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML, HTML, and what they escape. */
class MarkupRedactionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<password>‹hunter2›</password>",
        "<u><name>ann</name><Password>‹hunter2›</Password></u>",
        "<wsse:Password Type=\"x#PasswordText\">‹hunter2›</wsse:Password>",
        "<db:password\n  encrypted='no'>‹hun ter›</db:password>",
        "<password>\n  ‹hunter2›\n</password>",
        "<password><![CDATA[‹a<b>&c›]]></password>",
        "<credentials><user>ann</user><apiKey>‹k1›</apiKey></credentials>",
        "<entry key=\"password\">‹hunter2›</entry>",
        "<string id='3' name='api_key'>‹hunter2›</string>",
        "<property name=\"password\" value=\"‹hunter2›\"/>",
        "<add key='db.password' value='‹hunter2›'/>",
        "<user name=\"ann\" password=\"‹hunter2›\"/>",
        "&lt;password&gt;‹hunter2›&lt;/password&gt;",
        "{&quot;password&quot;:&quot;‹hunter2›&quot;,&quot;a&quot;:1}",
        "<password>‹hunter›",
      })
  void hidesSecrets(String text) {
    MarkedText.check(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<name>ann</name><token>while</token>",
        "<password></password>",
        "<password/> <b>x</b>",
        "<password>\n<b>x</b></password>",
        "usage: login <user> <password> [options]",
        "usage: login <user> <password>",
        "List<Password> passwords of Map<String, Credentials> by name",
        "<entry key=\"colour\">red</entry>",
        "<p class=\"name\">text</p>",
        "a > b, c -> d, e => f, x->password",
        "&lt;b&gt;x&lt;/b&gt;",
      })
  void leavesTheRestAlone(String text) {
    MarkedText.check(text);
  }
}
