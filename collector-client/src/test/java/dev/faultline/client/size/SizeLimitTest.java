package dev.faultline.client.size;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.GiganticEvents;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.event.Breadcrumb;
import dev.faultline.client.event.EventContext;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Level;
import dev.faultline.client.event.MessageEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SizeLimitTest {

  @Test
  void leavesAloneWhatIsNotTooLarge() {
    ExceptionEvent event = SampleEvents.event("x".repeat(500_000));

    assertThat(SizeLimit.within(event)).isSameAs(event);
  }

  @Test
  void whateverIsInAnEventItFits() {
    ExceptionEvent cut = (ExceptionEvent) SizeLimit.within(GiganticEvents.exception());

    assertThat(EventSize.of(cut)).isBetween(10_000L, SizeLimit.BYTES);
    assertThat(EventSize.of(SizeLimit.within(GiganticEvents.japanese())))
        .isBetween(10_000L, SizeLimit.BYTES);
    assertThat(cut.detail()).isEqualTo("cut-to-size");
    assertThat(cut.id()).isEqualTo(GiganticEvents.exception().id());
    assertThat(EventSize.of(SizeLimit.within(GiganticEvents.message())))
        .isBetween(10_000L, SizeLimit.BYTES);
  }

  @Test
  void cutsWhatHasFewCharsAndManyBytes() {
    ExceptionEvent event = SampleEvents.event("漢".repeat(400_000));

    ExceptionEvent cut = (ExceptionEvent) SizeLimit.within(event);

    assertThat(EventSize.of(cut)).isLessThan(SizeLimit.BYTES);
    assertThat(cut.exceptions().get(0).message()).endsWith("漢… (+383616 chars)");
  }

  @Test
  void cutsTheTextsFirst() {
    ExceptionEvent event =
        SampleEvents.withVariables(Map.of("left", 7L)).toBuilder()
            .stackTrace("x".repeat(2_000_000))
            .build();

    ExceptionEvent cut = (ExceptionEvent) SizeLimit.within(event);

    assertThat(cut.stackTrace()).hasSize(131_072 + "… (+1868928 chars)".length());
    assertThat(cut.exceptions().get(0).frames().get(0).variables()).isEqualTo(Map.of("left", 7L));
    assertThat(cut.exceptions().get(0).note()).isNull();
    assertThat(cut.fingerprint()).isEqualTo(event.fingerprint());
  }

  @Test
  void keepsBothEndsOfAChainAndSaysWhatIsMissing() {
    ExceptionEvent cut = (ExceptionEvent) SizeLimit.within(GiganticEvents.exception());
    List<ExceptionLink> chain = cut.exceptions();
    int kept = chain.size();

    assertThat(chain.stream().map(ExceptionLink::type).collect(Collectors.toList()))
        .startsWith("com.acme.Failure0", "com.acme.Failure1")
        .endsWith("com.acme.Failure998", "com.acme.Failure999");
    assertThat(chain.get(kept / 2 - 1).note())
        .contains((GiganticEvents.CAUSES - kept) + " exceptions after it left out");
    assertThat(chain.get(kept / 2).note()).doesNotContain("exceptions after it");
    assertThat(chain.get(0).note())
        .contains("points of its life left out")
        .contains((GiganticEvents.CAUSES - cut.suppressed().size()) + " suppressed exceptions left")
        .contains((1_000 - cut.recoveries().size()) + " guards left out");
    assertThat(chain.get(0).framesOmitted())
        .isEqualTo(GiganticEvents.FRAMES - chain.get(0).frames().size())
        .isPositive();
    assertThat(chain.get(0).message()).matches("x+… \\(\\+\\d+ chars\\)");
    assertThat(chain.get(0).frames().get(0).variables()).containsKey("…");
    assertThat(cut.suppressed())
        .isNotEmpty()
        .allSatisfy(
            one ->
                assertThat(chain.get(one.of()).type())
                    .as("attached to the same as before")
                    .isEqualTo(one.exception().type()));
    assertThat(cut.recoveries().get(0).undone()).last().asString().endsWith(" more)");
  }

  @Test
  void keepsTheFirstTagsAndTheNewestBreadcrumbs() {
    List<Breadcrumb> crumbs = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      crumbs.add(new Breadcrumb(i, null, Level.INFO, "m".repeat(1_000), Collections.emptyMap()));
    }
    Map<String, String> tags = new LinkedHashMap<>();
    for (int i = 0; i < 200; i++) {
      tags.put("tag" + i, "value");
    }
    MessageEvent event =
        MessageEvent.builder()
            .id("1")
            .text("hello")
            .context(new EventContext(tags, null, crumbs))
            .build();

    MessageEvent cut = (MessageEvent) SizeLimit.within(event);

    assertThat(cut.context().tags())
        .containsEntry("tag127", "value")
        .doesNotContainKey("tag128")
        .containsEntry("faultline.tags.left_out", "72");
    assertThat(cut.context().breadcrumbs()).hasSize(101);
    assertThat(cut.context().breadcrumbs().get(0).message()).startsWith("1900 breadcrumbs left");
    assertThat(cut.context().breadcrumbs().get(100).timeUnixNanos()).isEqualTo(1_999);
    assertThat(cut.text()).isEqualTo("hello");
    assertThat(cut.detail()).isEqualTo("cut-to-size");
  }

  @Test
  void cutsLargeVariablesAndKeepsTheOthers() {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("numbers", Collections.nCopies(100_000, 1L));
    variables.put("text", "x".repeat(2_000_000));
    ExceptionEvent event = SampleEvents.withVariables(variables);

    Map<String, Object> cut =
        ((ExceptionEvent) SizeLimit.within(event)).exceptions().get(0).frames().get(0).variables();

    assertThat((List<?>) cut.get("numbers")).last().asString().matches("… \\(\\+\\d+ more\\)");
    assertThat(cut).containsEntry("…", "(+1 more)");
  }

  @Test
  void boundsVariablesByTheirBytes() {
    Map<String, Object> variables = new LinkedHashMap<>();
    for (int i = 0; i < 100; i++) {
      variables.put("漢" + i, "漢".repeat(20_000));
    }

    ExceptionEvent cut = (ExceptionEvent) SizeLimit.within(SampleEvents.withVariables(variables));

    assertThat(cut.exceptions().get(0).frames().get(0).variables()).hasSizeGreaterThan(2);
    assertThat(EventSize.of(cut)).isBetween(16_384L, 40_000L);
  }
}
