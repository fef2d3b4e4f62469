package dev.faultline.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The settings that are read, those that there are, and those that users are told of. */
class AgentSettingsTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(faultline\\.[^`]+)` \\|.*");

  /** One that is left out keeps its default for ever. */
  @Test
  void everySettingIsRead() throws IllegalAccessException {
    List<Object> declared = new ArrayList<>();
    for (Field field : AgentSettings.class.getDeclaredFields()) {
      if (Modifier.isPublic(field.getModifiers()) && field.getType() == Setting.class) {
        declared.add(field.get(null));
      }
    }

    assertThat(declared).hasSizeGreaterThan(40);
    assertThat(AgentSettings.all())
        .doesNotHaveDuplicates()
        .<Object>extracting(one -> one)
        .containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void everySettingIsDocumentedAndWhetherItChanges() throws IOException {
    String page = Files.readString(Path.of("../../docs/settings.md"));
    List<String> documented =
        ROW.matcher(page)
            .results()
            .map(row -> row.group(1) + (row.group().contains("| yes |") ? " changes" : ""))
            .toList();

    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            AgentSettings.all().stream()
                .map(one -> one.name() + (one.changesWhileRunning() ? " changes" : ""))
                .toList());
  }
}
