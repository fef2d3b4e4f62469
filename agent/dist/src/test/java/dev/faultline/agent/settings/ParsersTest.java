package dev.faultline.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.bootstrap.AgentLog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsersTest {

  @ParameterizedTest
  @CsvSource({"true, true", "TRUE, true", "false, false", "False, false"})
  void readsTrueAndFalse(String text, boolean value) {
    assertThat(Parsers.yesOrNo().parse(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "1", "on", "tru"})
  void refusesOtherWordsForTrueAndFalse(String text) {
    refuses(Parsers.yesOrNo(), text, "true or false");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "10, 10", "+5, 5", "007, 7"})
  void readsWholeNumbers(String text, int value) {
    assertThat(NumberParsers.wholeNumber(1, 10).parse(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "11", "-1", "1.0", "1e1", "ten", "99999999999", "1_0", "0x1", "1 0"})
  void refusesOtherWholeNumbers(String text) {
    refuses(NumberParsers.wholeNumber(1, 10), text, "a whole number from 1 to 10");
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "10, 10", "1e1, 10", ".5, 0.5"})
  void readsNumbers(String text, double value) {
    assertThat(NumberParsers.number(0.5, 10).parse(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.49", "10.01", "NaN", "Infinity", "-1", "0,5", "half"})
  void refusesOtherNumbers(String text) {
    refuses(NumberParsers.number(0.5, 10), text, "a number from 0.5 to 10.0");
  }

  @ParameterizedTest
  @CsvSource({
    "250ms, 250",
    "250MS, 250",
    "2s, 2000",
    "2 s, 2000",
    "5m, 300000",
    "1h, 3600000",
    "0s, 0",
    "3600s, 3600000",
  })
  void readsDurations(String text, long millis) {
    assertThat(NumberParsers.duration(0, 3_600_000).parse(text)).isEqualTo(millis);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2", "s", "2sec", "-2s", "1.5s", "61m", "2h", "9999999999ms", "999999999h", "1d"})
  void refusesOtherDurations(String text) {
    refuses(
        NumberParsers.duration(0, 3_600_000),
        text,
        "a duration such as 250ms, 2s or 1m, from 0ms to 3600000ms");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "0.0.0.0",
        "localhost",
        "shop-1.acme.com",
        "::1",
        "[::1]",
        "fe80::1%eth0"
      })
  void readsHosts(String text) {
    assertThat(Parsers.host().parse(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost", "localhost:9464", "a b", "host/x", "*"})
  void refusesOtherHosts(String text) {
    refuses(
        Parsers.host(),
        text,
        "an address or a name of this machine such as 127.0.0.1, 0.0.0.0 or ::1");
  }

  @Test
  void readsBoundsOfBuckets() {
    assertThat(ListParsers.bounds().parse("0.001, 0.5,10")).containsExactly(0.001, 0.5, 10.0);
    assertThat(ListParsers.bounds().format(java.util.Arrays.asList(0.001, 10.0)))
        .isEqualTo("0.001,10.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1ms,2ms", "2,1", "0,1", "-1", "NaN", "1,Infinity"})
  void refusesOtherBounds(String text) {
    refuses(
        ListParsers.bounds(), text, "a list of rising bounds in seconds such as 0.001,0.01,0.1,1");
  }

  @Test
  void readsNames() {
    assertThat(ListParsers.names().parse("a, b c ,,d,")).containsExactly("a", "b c", "d");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "com.acme | com.acme",
        "com.acme.* | com.acme",
        "com.acme.** | com.acme",
        "com.acme. | com.acme",
        "com.acme.Shop$Order | com.acme.Shop$Order",
        "größe._x1 | größe._x1",
        "com | com",
      })
  void readsPackages(String text, String name) {
    assertThat(ListParsers.packages().parse(text + " , org.acme"))
        .isEqualTo(List.of(name, "org.acme"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        ".",
        "com acme",
        "com/acme",
        "com.acme*",
        "com..acme",
        ".com",
        "1com",
        "com.1",
        "com-x",
        "com.acme;org.acme",
        ",",
        " , "
      })
  void refusesWhatIsNoPackage(String text) {
    refuses(ListParsers.packages(), text, "a list of packages such as com.acme,org.acme");
  }

  @Test
  void readsHeaders() {
    assertThat(
            NamedValueParsers.headers().parse("Authorization=Bearer a=b==, X-Tenant = 7 ,Empty="))
        .isEqualTo(Map.of("Authorization", "Bearer a=b==", "X-Tenant", "7", "Empty", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "=b", "a=b,c", "a b=c", "a:=c", "ä=c", "a=ä", "a=b\nc"})
  void refusesWhatIsNoHeader(String text) {
    refuses(
        NamedValueParsers.headers(),
        text,
        "a list such as name=value,other=value in printable ASCII");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:4318",
        "https://collector.acme.com",
        "HTTP://localhost:4318/",
        "http://[::1]:4318",
        "http://10.0.0.1:4318/base/v1/logs",
      })
  void readsUrls(String text) {
    assertThat(Parsers.httpUrl().parse(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:4318",
        "localhost",
        "ftp://localhost",
        "http://",
        "http:///path",
        "http://my_host:4318",
        "http://local host",
        "http://localhost:port",
        "http://localhost:99999",
        "http://localhost:0",
        "http://me:secret@localhost",
        "http://localhost?x=y",
        "http://localhost#x",
      })
  void refusesWhatCannotBeSentTo(String text) {
    refuses(
        Parsers.httpUrl(),
        text,
        "a URL such as http://localhost:4318, without credentials or query");
  }

  @Test
  void readsWordsOfAList() {
    assertThat(Parsers.oneOf(AgentLog.Level.class).parse("Debug")).isEqualTo(AgentLog.Level.DEBUG);
    refuses(Parsers.oneOf(AgentLog.Level.class), "trace", "one of off, error, warn, info, debug");
  }

  private static void refuses(ValueParser<?> parser, String text, String expected) {
    assertThatThrownBy(() -> parser.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(expected);
  }

  @Test
  void typesAreClassesArraysAndPackages() {
    assertThat(ListParsers.types().parse("com.acme.Vault$Key, char[],byte[][], com.acme.keys.*"))
        .isEqualTo(List.of("com.acme.Vault$Key", "char[]", "byte[][]", "com.acme.keys.*"));
    String wanted = "a list of types such as com.acme.Secret,com.acme.keys.*,char[]";
    refuses(ListParsers.types(), "com..acme", wanted);
    refuses(ListParsers.types(), "com.acme.Se*", wanted);
    refuses(ListParsers.types(), "*", wanted);
  }

  @Test
  void patternsAreSeparatedBySpaces() {
    assertThat(ListParsers.patterns().parse(" a{1,2}  K-\\d+\n"))
        .isEqualTo(List.of("a{1,2}", "K-\\d+"));
    refuses(
        ListParsers.patterns(),
        "a (b",
        "a list of Java's regular expressions with spaces between, and \\s for a space in one"
            + " (Unclosed group in (b)");
  }

  @Test
  void tagsAreNamesWithValues() {
    assertThat(NamedValueParsers.tags().parse("team=shop, region = eu-1, empty=,url=http://a?b=c"))
        .containsExactly(
            Map.entry("team", "shop"),
            Map.entry("region", "eu-1"),
            Map.entry("empty", ""),
            Map.entry("url", "http://a?b=c"));
    for (String wrong : List.of("shop", "=shop", "team=shop,eu")) {
      assertThatThrownBy(() -> NamedValueParsers.tags().parse(wrong))
          .hasMessage("a list such as team=shop,region=eu");
    }
  }
}
