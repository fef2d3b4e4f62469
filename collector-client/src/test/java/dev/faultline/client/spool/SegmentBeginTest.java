package dev.faultline.client.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentBeginTest {

  @TempDir Path folder;

  @Test
  void aFileThatCannotBeBegunIsNotLeftBehind() throws Exception {
    SegmentFile file = closed();

    assertThatThrownBy(() -> Segment.begin(file, 1, 1000)).isInstanceOf(IOException.class);
    assertThat(folder).isEmptyDirectory();
  }

  /** Nothing can be written any more, as on a full disk. */
  private SegmentFile closed() throws IOException {
    SegmentFile file = SegmentFile.create(folder.toFile(), 1, 0, JvmToken.own());
    file.close();
    return file;
  }

  @Test
  void noKindOfFailureLeavesOneBehind() throws Exception {
    Path path = Files.createFile(folder.resolve("1.spool"));
    RandomAccessFile readOnly = new RandomAccessFile(path.toFile(), "r");
    SegmentFile file =
        new SegmentFile(
            path.toFile(), readOnly, readOnly.getChannel().lock(0, Long.MAX_VALUE, true));

    assertThatThrownBy(() -> Segment.begin(file, 1, 1000))
        .isInstanceOf(NonWritableChannelException.class);
    assertThat(folder).isEmptyDirectory();
    assertThat(readOnly.getChannel().isOpen()).isFalse();
  }

  @Test
  void whyItCannotBeBegunIsWhatIsThrownThoughItCannotBeDeletedEither() throws Exception {
    SegmentFile file = closed();
    Files.delete(file.path().toPath());
    Files.createDirectories(file.path().toPath().resolve("in it"));

    assertThatThrownBy(() -> Segment.begin(file, 1, 1000))
        .isInstanceOf(ClosedChannelException.class)
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .singleElement()
                    .asString()
                    .contains("cannot be deleted"));
  }
}
