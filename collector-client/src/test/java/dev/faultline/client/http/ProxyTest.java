package dev.faultline.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.client.SampleEvents;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies: how they are written, when they are used, and who we are to them. */
class ProxyTest extends SettingsScenario {
  private static final String ENDPOINT = "http://backend.invalid:4318";

  private StubBackend proxy;

  @BeforeEach
  void startProxy() throws IOException {
    proxy = new StubBackend(0);
  }

  @AfterEach
  void stopProxy() {
    proxy.close();
  }

  private String authorization(int request) {
    String header = proxy.received().get(request).headers.getFirst("Proxy-Authorization");
    return header == null
        ? null
        : new String(
            Base64.getDecoder().decode(header.substring("Basic ".length())),
            StandardCharsets.UTF_8);
  }

  private static StubBackend.Reply asking() {
    return StubBackend.status(407, "", "Proxy-Authenticate", "Basic realm=\"out\"");
  }

  @Test
  void tellsAProxyThatAsksWhoThisIs() throws IOException {
    settings.put("proxy", "127.0.0.1:" + proxy.port());
    settings.put("proxy-user", "ann");
    settings.put("proxy-password-file", write("password", "s3cret\n"));
    proxy.reply(asking());
    start(ENDPOINT);
    deliver();

    assertThat(proxy.received().get(0).path).isEqualTo(ENDPOINT + "/v1/logs");
    assertThat(authorization(0)).isNull();
    assertThat(authorization(1)).isEqualTo("ann:s3cret");
  }

  @Test
  void waitsWhileTheProxyLetsItNotThrough() throws IOException {
    settings.put("proxy", "http://ann:s3c%2Bret@127.0.0.1:" + proxy.port());
    proxy.reply(asking(), asking(), asking(), asking());
    start(ENDPOINT);
    deliver();

    assertThat(authorization(1)).isEqualTo("ann:s3c+ret");
    awaitLine("HTTP 407: the proxy wants another user or password");
    assertThat(proxy.received()).as("each attempt asks once more").hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void waitsForThePasswordsFile() throws IOException {
    settings.put("proxy", "127.0.0.1:" + proxy.port());
    settings.put("proxy-user", "ann");
    settings.put("proxy-password-file", folder.resolve("password").toString());
    assertThatThrownBy(() -> backend(ENDPOINT).check())
        .hasMessageContaining("faultline.backend.otlp.proxy-password-file: ")
        .hasMessageContaining("password is not there");
    proxy.reply(asking(), asking());
    start(ENDPOINT);
    delivery.offer(SampleEvents.event("early"));
    awaitLine("password is not there");
    write("password", "s3cret");
    deliver();
    assertThat(delivery.account().delivered()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy",
        "proxy:0",
        "proxy:70000",
        "ann:s3cret@proxy:3128",
        "https://proxy:3128",
        "socks5://proxy:1080",
        "http://proxy:3128/path",
        "http://ann:s3cret@:3128"
      })
  void refusesWhatIsNoProxyWithoutRepeatingIt(String text) {
    settings.put("proxy", text);
    assertThatThrownBy(() -> backend(ENDPOINT))
        .hasMessageContaining("faultline.backend.otlp.proxy: is not host:port of an HTTP proxy")
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "https://otlp.example.com/v1/logs, '', https_proxy",
        "http://otlp.example.com:4318/v1/logs, '', HTTP_PROXY",
        "http://localhost:4318/, '', -",
        "http://127.0.0.1:4318/, '', -",
        "http://[::1]:4318/, '', -",
        "https://otlp.example.com/, 'a.org, example.com', -",
        "https://otlp.example.com/, .example.com, -",
        "https://otlp.example.com/, *.example.com, -",
        "https://otlp.example.com/, OTLP.Example.com, -",
        "https://otlp.example.com/, ample.com, https_proxy",
        "https://otlp.example.com:8443/, example.com:8443, -",
        "https://otlp.example.com:8443/, example.com:443, https_proxy",
        "https://otlp.example.com/, *, -",
        "https://10.1.2.3/, 10.0.0.0/8, -",
        "https://10.1.2.3/, 10.0.0.0/16, https_proxy",
        "https://10.1.2.3/, 10.1.2.3, -",
        "https://[fd00::7]/, fd00::/8, -",
        "https://[fe00::7]/, fd00::/8, https_proxy",
        "https://10.1.2.3/, 10.0.0.0/x, https_proxy",
      })
  void readsTheEnvironmentAsOthersDo(String url, String exempt, String variable) {
    Map<String, String> environment =
        Map.of(
            "https_proxy", "http://proxy:3128",
            "HTTPS_PROXY", "http://other:3128",
            "HTTP_PROXY", "http://proxy:3128",
            "NO_PROXY", exempt);
    assertThat(ProxyText.variable(URI.create(url), environment)).isEqualTo(variable);
  }

  @Test
  void anEnvironmentWithoutProxiesMeansADirectConnection() {
    assertThat(ProxyText.variable(URI.create("https://a.b"), Map.of())).isNull();
    assertThat(ProxyText.variable(URI.create("https://a.b"), Map.of("https_proxy", " "))).isNull();
  }

  @Test
  void readsUrls() {
    assertThat(ProxyText.parse("http://proxy:3128/")).hasToString("proxy:3128");
    assertThat(ProxyText.parse("http://ann:s3cret@proxy:3128")).hasToString("proxy:3128");
    assertThat(ProxyText.parse("[::1]:3128").port()).isEqualTo(3128);
  }
}
