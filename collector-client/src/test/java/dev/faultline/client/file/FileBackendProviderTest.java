package dev.faultline.client.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.SampleStories;
import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.backend.SampleBackends;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.delivery.EventDelivery;
import dev.faultline.client.event.Resource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileBackendProviderTest {
  @TempDir private Path folder;

  private static Backend create(Map<String, String> settings, Resource resource) {
    return SampleBackends.create("file", settings, resource);
  }

  @Test
  void writesToAFileOfItsProcessUnlessToldOtherwise() {
    Backend backend = create(Map.of(), SampleStories.resource());

    assertThat(backend.description())
        .isEqualTo(Path.of("faultline-4711.ndjson").toAbsolutePath().toString());
  }

  @Test
  void refusesAFileForBothAndAPathThatIsNone() {
    assertThatThrownBy(
            () -> create(Map.of("path", "a-%p", "histograms", "a-%p"), SampleStories.resource()))
        .isInstanceOf(InvalidBackendException.class)
        .hasMessageContaining(".histograms: is the file of the events, too");
    assertThatThrownBy(() -> create(Map.of("histograms", "a%x"), SampleStories.resource()))
        .isInstanceOf(InvalidBackendException.class)
        .hasMessageContaining(".histograms: path \"a%x\" has a % that");
  }

  @Test
  void deliversEvents() throws Exception {
    Map<String, String> settings =
        Map.of(
            "path",
            folder + "/%h/a-%p.ndjson",
            "max-size",
            "1",
            "max-age",
            "7d",
            "keep",
            "1",
            "compress",
            "true");
    Backend backend = create(settings, SampleStories.resource());
    EventDelivery delivery =
        new EventDelivery(
            DeliverySettings.builder().batchSize(1).build(),
            backend,
            Thread::new,
            new RecordingLog());
    for (int i = 0; i < 4; i++) {
      delivery.offer(SampleEvents.event("number " + i));
    }
    assertThat(delivery.close(Duration.ofSeconds(30))).isTrue();

    assertThat(delivery.account().delivered()).isEqualTo(4);
    assertThat(Files.readString(folder.resolve("web-1/a-4711.ndjson")))
        .contains("number 3")
        .doesNotContain("number 2");
    assertThat(folder.resolve("web-1"))
        .isDirectoryContaining("regex:.*/a-4711\\.[0-9]{8}T[0-9]{9}Z\\.ndjson\\.gz");
    try (var files = Files.list(folder.resolve("web-1"))) {
      assertThat(files).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "path | a-%x.ndjson | path: path \"a-%x.ndjson\" has a % that is followed by none of",
        "path | a-%h.ndjson | path: path \"a-%h.ndjson\" has %h, but that is not known here",
        "max-size | much | max-size: \"much\" is not a number of bytes such as",
        "max-age | 0s | max-age: \"0s\" is not a positive duration",
        "keep | -1 | keep: \"-1\" is not a whole number from 0 to 10000",
        "compress | gzip | compress: \"gzip\" is not true or false",
      })
  void saysWhichSettingIsWrong(String name, String value, String message) {
    Resource resource = Resource.builder().put("process.pid", 1).build();

    assertThatThrownBy(() -> create(Map.of(name, value), resource))
        .isInstanceOf(InvalidBackendException.class)
        .hasMessageStartingWith("faultline.backend.file." + message);
  }
}
