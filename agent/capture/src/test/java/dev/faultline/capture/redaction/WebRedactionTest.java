package dev.faultline.capture.redaction;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers, URLs and signatures. */
class WebRedactionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "authorization=‹ApiKey abc›",
        "{authorization=‹ApiKey abc›, accept=x}",
        "authorization=‹SSWS 00QCjAl4MlV› and more",
        "Authorization: ‹Hawk id=\"dh37\", ts=\"1353832234\", mac=\"6R4rV5iE+NPo=\"›\nAccept: x",
        "authorization=‹Hawk id=\"dh37\", mac=\"6R4rV5iE+NPo=\"›; rest",
        "Authorization: ‹AWS4-HMAC-SHA256 Credential=AKID/2026/us, SignedHeaders=host, Signature=fe5f80›",
        "Authorization: ‹Digest username=\"ann\", realm=\"a b\", response=\"6629fae4\"›",
        "Proxy-Authorization: ‹NTLM TlRMTVNTUAAB›",
        "Digest username=\"ann\", nonce=\"n\", response=\"‹6629fae49393a05397450978507c4ef1›\"",
        "X-Vault-Token: ‹s.abcdefgh›",
        "x-vault-token=‹abc›",
        "PRIVATE-TOKEN: ‹abc›",
        "Set-Cookie: ‹PHPSESSID=el4ukv0kqbvoirg7nkp4dncpk3; path=/›",
        "PHPSESSID=‹el4ukv0kqbvoirg7nkp4dncpk3›",
        "Cookie: ‹a=\"x\"; SID=y›\r\nAccept: x",
        "{Cookie=‹a=b; SID=y›, Accept=x}",
        "AccountName=a;AccountKey=‹Eby8vdM02xNO/F50uZZgw==›;EndpointSuffix=core.windows.net",
        "?X-Amz-Date=20260512T101530Z&X-Amz-Signature=‹fe5f80f77d5fa3beca038a248ff027d0›&a=b",
        "https://a.blob.core.windows.net/c?sv=2024&sig=‹Z%2FRHIX5Xcg0Mq2rqI3OlWTjEg2tYkboXr1P9%3D›&b=c",
        "{\"signature\":\"‹MEUCIQDx0f9c8b7a6d5e4f3›\"}",
        "https://‹a1b2c3d4e5f6›@host/x",
        "https://‹a1b2c3d4e5f6›@host:8443/x",
        "https://‹abcdefghijklmnopqrstuvwx›@host/x",
        "https://‹a1b2c3d4e5f6:x-oauth-basic›@github.com/a/b",
        "https://x-access-token:‹abc›@github.com/a/b",
        "https://hooks.slack.com/services/‹T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX› failed",
        "POST https://discord.com/api/webhooks/‹123456789/abcDEF›?wait=true",
        "https://api.telegram.org/bot‹110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/send›",
        "https://acme.webhook.office.com/‹webhookb2/x@y/IncomingWebhook/z›",
        "redirect=a%3Fpassword%3D‹hunter2›%26b%3Dc",
        "%7B%22password%22%3A%22‹hunter2›%22%2C%22a%22%3A1%7D",
        "a%3Fapi_key%253D‹hunter2›%2526b",
        "https%3A%2F%2Fann%3Ax%40host%2Fa",
      })
  void hidesSecrets(String text) {
    MarkedText.check(text.replace("ann%3Ax%40", "‹ann%3Ax›%40"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ann@example.org:8080/a",
        "ssh://git@example.org/a.git",
        "ftp://anonymous@example.org",
        "https://ann2024@example.org",
        "https://hooks.slack.com/",
        "https://slack.com/services/x",
        "signature=(Ljava/lang/String;)V",
        "signature: too short",
        "sig=handleOrder",
        "response=200 OK",
        "response: {\"id\":12345678901234567890}",
        "{responseId=550e8400-e29b-41d4-a716-446655440000}",
        "q=a%3Db%26c%3Dd",
        "name%3Dann",
        "https%3A%2F%2Fexample.org%2Fann%40x",
        "unexpected token: IDENTIFIER",
        "currentToken: LPAREN",
        "no authorization required",
        "authorization=none given",
        "100%25 of 3 in 20%3",
      })
  void leavesTheRestAlone(String text) {
    MarkedText.check(text);
  }
}
