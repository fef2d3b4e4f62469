package dev.faultline.capture.story;

import static dev.faultline.capture.story.Stories.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.record.Boundary;
import dev.faultline.capture.site.CatchSite;
import dev.faultline.capture.site.HandlerUse;
import dev.faultline.capture.site.ThrowSite;
import dev.faultline.client.event.Disposition;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.LifePoint;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Carriers of the JDK's making are looked through; those that the user's code throws are not. */
class CarriersTest {

  private final Stories stories = new Stories();
  private final ThrowSite pay = stories.site("pay", 10);
  private final ThrowSite order = stories.site("order", 20);
  private final Exception failed = at(new IllegalStateException("no"), "pay", 10);

  @Test
  void looksThroughWhatCarriesAnException() {
    stories.thrown(failed, pay);
    caught(new ExecutionException(failed));

    ExceptionEvent event = only();
    assertThat(event.exceptions()).hasSize(1);
    assertThat(kinds(event.exceptions().get(0))).containsExactly("thrown", "caught");
    assertThat(event.disposition()).isEqualTo(Disposition.HANDLED);
  }

  @Test
  void tellsOneThatTheUsersCodeThrowsAsAnyOther() {
    CompletionException authored = throwsWrapped();
    stories.recorder.boundary(authored, Boundary.FUTURE, "CompletableFuture");
    stories.recorder.boundary(authored, Boundary.LOG, "com.acme SEVERE");

    ExceptionEvent event = only();
    assertThat(event.disposition()).isEqualTo(Disposition.LOGGED);
    assertThat(event.dispositionDetail()).isEqualTo("com.acme SEVERE");
    assertThat(event.exceptions()).extracting(ExceptionLink::message).containsExactly("cw", "no");
    assertThat(kinds(event.exceptions().get(0))).containsExactly("thrown", "escaped", "logged");
    assertThat(kinds(event.exceptions().get(1))).containsExactly("thrown", "wrapped");
  }

  /** {@code join()} throws the very one, {@code get()} a carrier around it. */
  @Test
  void knowsItOnAnotherThreadAndWithinAnotherCarrier() throws InterruptedException {
    CompletionException authored = throwsWrapped();
    Thread other = new Thread(() -> caught(new ExecutionException(authored)));
    other.start();
    other.join();

    ExceptionEvent event = only();
    assertThat(event.disposition()).isEqualTo(Disposition.HANDLED);
    assertThat(kinds(event.exceptions().get(0))).containsExactly("thrown", "caught");
    assertThat(kinds(event.exceptions().get(1))).containsExactly("thrown", "wrapped");
  }

  private CompletionException throwsWrapped() {
    stories.thrown(failed, pay);
    return stories.thrown(at(new CompletionException("cw", failed), "order", 20), order);
  }

  private void caught(Throwable carrier) {
    CatchSite site =
        stories
            .sites
            .of("com.acme.Shop", null)
            .catchSite(0, "handle", 30, HandlerUse.builder().reads().build());
    stories.recorder.caught(carrier, site.number());
  }

  private ExceptionEvent only() {
    assertThat(stories.settle()).hasSize(1);
    return stories.told.get(0);
  }

  private static List<String> kinds(ExceptionLink link) {
    return link.points().stream().map(LifePoint::kind).map(LifePoint.Kind::wireName).toList();
  }
}
