package dev.faultline.client.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
  /** 2026-11-22T00:00:00.123Z. */
  private static final long TIME = 1_795_305_600_123L;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "a-%p.ndjson,    a-17.ndjson,      a-17.20261122T000000123Z.ndjson",
    "a.b.ndjson,     a.b.ndjson,       a.b.20261122T000000123Z.ndjson",
    "events,         events,           events.20261122T000000123Z",
    ".hidden,        .hidden,          .hidden.20261122T000000123Z",
    "%h-100%%.%p,    web-1-100%.17,    web-1-100%.20261122T000000123Z.17",
    "%p/%h/x.ndjson, 17/web-1/x.ndjson, 17/web-1/x.20261122T000000123Z.ndjson",
  })
  void namesTheFileAndTheOldOnes(String text, String current, String old) {
    PathPattern pattern = pattern(text);

    assertThat(pattern.current()).isEqualTo(file(current));
    assertThat(pattern.old(pattern.current(), TIME)).isEqualTo(file(old));
  }

  @ParameterizedTest
  @CsvSource({
    "a-17.ndjson,                             true,  ",
    "a-1.ndjson,                              true,  ",
    "a-.ndjson,                               false, ",
    "a-b.ndjson,                              false, ",
    "a-1.ndjson.gz,                           false, ",
    "a-1.20261122T000000123Z.ndjson,          false, 20261122T000000123Z",
    "a-99.20261122T000000123Z.ndjson.gz,      false, 20261122T000000123Z",
    "a-99.20261122T000000123Z.ndjson.gz.tmp,  false, ",
    "b-1.20261122T000000123Z.ndjson,          false, ",
  })
  void knowsThoseOfOtherProcesses(String name, boolean current, String stamp) {
    PathPattern pattern = pattern("a-%p.ndjson");

    assertThat(pattern.isCurrent(name)).isEqualTo(current);
    assertThat(pattern.stampOfOld(name)).isEqualTo(stamp);
  }

  @Test
  void takesNoNameThatIsTaken() throws Exception {
    PathPattern pattern = pattern("a.ndjson");
    Files.createFile(pattern.old(pattern.current(), TIME).toPath());
    Files.createFile(Path.of(pattern.old(pattern.current(), TIME) + ".gz"));

    assertThat(pattern.old(pattern.current(), TIME))
        .isEqualTo(file("a.20261122T000000125Z.ndjson"));
  }

  @Test
  void namesTheOldOnesOfOtherProcessesByTheirs() {
    assertThat(pattern("a-%p.ndjson").old(file("a-3.ndjson"), TIME))
        .isEqualTo(file("a-3.20261122T000000123Z.ndjson"));
  }

  @ParameterizedTest
  @CsvSource({
    "'',         is empty",
    "a%x,        followed by none of",
    "a%,         followed by none of",
    "logs/,      ends with a folder",
    "a-%p-%q,    followed by none of",
  })
  void saysWhatIsWrong(String text, String why) {
    assertThatThrownBy(() -> PathPattern.parse(text, "17", "web-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("path \"" + text + "\"")
        .hasMessageContaining(why)
        .hasMessageContaining("expected something like");
  }

  @Test
  void saysWhatIsNotKnown() {
    assertThatThrownBy(() -> PathPattern.parse("a-%p", null, null)).hasMessageContaining("has %p");
    assertThatThrownBy(() -> PathPattern.parse("a-%h", "1", null)).hasMessageContaining("has %h");
    assertThat(PathPattern.parse("a", null, null).current()).hasName("a");
  }

  private PathPattern pattern(String text) {
    return PathPattern.parse(folder + "/" + text, "17", "web-1");
  }

  private File file(String name) {
    return folder.resolve(name).toFile();
  }
}
