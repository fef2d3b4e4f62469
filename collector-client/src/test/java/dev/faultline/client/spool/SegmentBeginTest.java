package dev.faultline.client.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentBeginTest {

  @TempDir Path folder;

  @Test
  void aFileThatCannotBeBegunIsNotLeftBehind() throws Exception {
    SegmentFile file = SegmentFile.create(folder.toFile(), 1, 0, JvmToken.own());
    // Nothing can be written any more, as on a full disk.
    file.close();

    assertThatThrownBy(() -> Segment.begin(file, 1, 1000)).isInstanceOf(IOException.class);
    assertThat(folder).isEmptyDirectory();
  }
}
