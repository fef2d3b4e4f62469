package dev.faultline.capture.story;

import static dev.faultline.capture.story.Stories.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Chains and suppressed exceptions that are too many: what is left out is marked. */
class LongChainsTest {

  private final Stories stories = new Stories();

  @Test
  void bothEndsAreKeptAndTheGapIsMarked() {
    stories.thrown(chainOf(5_000), stories.site("pay", 20));

    ExceptionEvent event = only();
    List<ExceptionLink> chain = event.exceptions();
    assertThat(chain).hasSize(32);
    assertThat(chain.get(0).message()).isEqualTo("number 4999");
    assertThat(chain.get(15).note())
        .endsWith("4968 exceptions after it left out: there are too many");
    assertThat(chain.get(16).message()).isEqualTo("number 15");
    assertThat(chain.get(31).message()).isEqualTo("number 0");
    assertThat(chain).filteredOn(link -> link.note() != null).hasSize(1);
    assertThat(event.detail()).isEqualTo("cut-to-size");
  }

  @Test
  void aChainThatFitsIsLeftAlone() {
    stories.thrown(chainOf(32), stories.site("pay", 20));

    ExceptionEvent event = only();
    assertThat(event.exceptions()).hasSize(32).allMatch(link -> link.note() == null);
    assertThat(event.exceptions().get(31).message()).isEqualTo("number 0");
    assertThat(event.detail()).isNull();
  }

  @Test
  void theGapGrowsWithAWrapperThatIsThrownLater() {
    Exception wrapped = chainOf(100);
    stories.thrown(wrapped, stories.site("pay", 20));
    stories.take();
    stories.thrown(at(new Exception("wrapper", wrapped), "order", 30), stories.site("order", 30));

    List<ExceptionLink> chain = only().exceptions();
    assertThat(chain).hasSize(32);
    assertThat(chain.get(0).message()).isEqualTo("wrapper");
    assertThat(chain.get(15).note())
        .isEqualTo("69 exceptions after it left out: there are too many");
    assertThat(chain.get(16).message()).isEqualTo("number 15");
    assertThat(chain).filteredOn(link -> link.note() != null).hasSize(1);
  }

  @Test
  void aChainWithoutEndIsCut() {
    stories.thrown(new Endless(), stories.site("pay", 20));

    ExceptionEvent event = only();
    assertThat(event.exceptions()).hasSize(32);
    assertThat(event.exceptions().get(31).note())
        .endsWith("its causes are left out: there are too many");
    assertThat(event.detail()).isEqualTo("cut-to-size");
  }

  @Test
  void suppressedOnesThatAreTooManyAreCounted() {
    Exception thrown = at(new Exception("thrown"), "pay", 20);
    for (int i = 0; i < 5_000; i++) {
      thrown.addSuppressed(new Exception("number " + i));
    }
    stories.thrown(thrown, stories.site("pay", 20));

    ExceptionEvent event = only();
    assertThat(event.suppressed()).hasSize(16);
    assertThat(event.exceptions().get(0).note())
        .isEqualTo("4984 suppressed exceptions left out: there are too many");
    assertThat(event.detail()).isEqualTo("cut-to-size");
  }

  private static Exception chainOf(int all) {
    Exception outermost = null;
    for (int i = 0; i < all; i++) {
      outermost = at(new Exception("number " + i, outermost), "pay", 20);
    }
    return outermost;
  }

  private ExceptionEvent only() {
    assertThat(stories.settle()).hasSize(1);
    return stories.told.get(0);
  }

  private static final class Endless extends Exception {

    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable getCause() {
      return new Endless();
    }
  }
}
