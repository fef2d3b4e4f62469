package dev.faultline.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesFileTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void tellsTheLineOfEachEntry(String end) {
    String text =
        String.join(end, "# a comment", "a=1", "", "  ! another \\", "b : 2", "c 3", " d = 4 ");

    assertThat(entries(text)).containsExactly("2: a=1", "5: b=2", "6: c=3", "7: d=4");
  }

  @Test
  void countsTheLinesOfAnEntryThatGoesOn() {
    assertThat(entries("a=1,\\\n   2,\\\n\t3\nb=x\\\\\nc=\\\n\nd=4\\"))
        .containsExactly("1: a=1,2,3", "4: b=x\\", "5: c=", "7: d=4");
  }

  /** A comment does not go on; a comment's sign inside of an entry is none. */
  @Test
  void knowsWhatIsAComment() {
    assertThat(entries("# one \\\na=1\nb=x\\\n# y\n")).containsExactly("2: a=1", "3: b=x# y");
  }

  @Test
  void readsEscapes() {
    assertThat(entries("a\\:b\\=c\\ d=\\u00e4\\t|\\q")).containsExactly("1: a:b=c d=ä\t|q");
  }

  @Test
  void readsUtf8WithAndWithoutAMark() throws IOException {
    for (String mark : new String[] {"", "\uFEFF"}) {
      Path file =
          Files.write(
              folder.resolve("p"), (mark + "a=größe 😀\n").getBytes(StandardCharsets.UTF_8));

      PropertiesFile read = PropertiesFile.read(file.toFile());

      assertThat(read.entries()).singleElement().extracting(e -> e.value).isEqualTo("größe 😀");
      assertThat(read.entries().get(0).key).isEqualTo("a");
    }
  }

  @Test
  void refusesWhatIsNoFileOfSettings() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertRefused(pipe, "it is not a regular file");
    assertRefused(folder, "it is a folder");
    assertRefused(
        Files.write(folder.resolve("large"), new byte[(1 << 20) + 1]),
        "it has 1048577 bytes, more than 1048576");
    assertRefused(
        Files.write(folder.resolve("utf-16"), "a=1\n".getBytes(StandardCharsets.UTF_16)),
        "it is not a text in UTF-8: there are zero bytes in it");
  }

  private static void assertRefused(Path file, String why) {
    assertThatThrownBy(() -> PropertiesFile.read(file.toFile()))
        .isInstanceOf(IOException.class)
        .hasMessage(why);
  }

  /** What Java's properties files always were, and editors on Windows still write. */
  @Test
  void namesTheLineThatIsNotInUtf8AndTheMend() throws IOException {
    String text = "# größe\na=1\r\nb=schlüssel\n! ü\nc=1,\\\n  größe\nd=\\u00e4\ne=café";
    Path file = Files.write(folder.resolve("latin"), text.getBytes(StandardCharsets.ISO_8859_1));

    PropertiesFile read = PropertiesFile.read(file.toFile());

    String mend =
        ": not in UTF-8, so the line is ignored (save the file in UTF-8, or write letters that are"
            + " not ASCII as \\u and four hexadecimal digits)";
    assertThat(read.warnings())
        .containsExactly(file + ":3" + mend, file + ":6" + mend, file + ":8" + mend);
    assertThat(read.entries()).extracting(entry -> entry.key).containsExactly("a", "d");
  }

  /** Mostly a path of Windows. */
  @Test
  void namesTheLineOfAMalformedEscapeAndTheMend() {
    PropertiesFile file = PropertiesFile.parse("f", "a=1\nlog=C:\\users\\me\nb=2\n");

    assertThat(file.warnings())
        .containsExactly(
            "f:2: \\u is not followed by four hexadecimal digits, so the line is ignored (a"
                + " backslash is written \\\\)");
    assertThat(file.entries()).extracting(entry -> entry.key).containsExactly("a", "b");
  }

  @Test
  void survivesLinesThatSayNothing() {
    assertThat(entries("")).isEmpty();
    assertThat(entries("\n\n \t\f\n")).isEmpty();
    assertThat(entries("a\n=b\n")).containsExactly("1: a=", "2: =b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=1\nb=2",
        "a = 1 \\\n  2 \\\n  3\nb",
        "a\\\nb=c",
        "#x\\\ny=1",
        "\\\na=1",
        "a=\\\\\\\nb=2",
        "x=1\r\n\r\ny=2\r\n",
        " \\\n \\\n a=1\nb=2",
        "a=1\\\n\nb=2",
      })
  void readsTheSameAsProperties(String text) throws IOException {
    Properties expected = new Properties();
    expected.load(new StringReader(text));
    Properties actual = new Properties();
    PropertiesFile.parse("f", text).entries().forEach(e -> actual.setProperty(e.key, e.value));
    expected.replaceAll((key, value) -> ((String) value).trim());

    assertThat(actual).isEqualTo(expected);
  }

  private static java.util.List<String> entries(String text) {
    PropertiesFile file = PropertiesFile.parse("f", text);
    assertThat(file.warnings()).isEmpty();
    return file.entries().stream().map(e -> e.line + ": " + e.key + "=" + e.value).toList();
  }
}
