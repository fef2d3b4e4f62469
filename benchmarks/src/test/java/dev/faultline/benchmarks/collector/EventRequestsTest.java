package dev.faultline.benchmarks.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.faultline.client.http.Gzip;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EventRequestsTest {
  private static final Pattern CULPRIT =
      Pattern.compile("com\\.acme\\.bookshop\\.([0-9]{7}\\.OrderStep[0-9]+)\\.apply0");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final EventRequests requests = new EventRequests(300);

  @Test
  void eventsHaveAboutThreeKilobytes() {
    assertThat(requests.eventBytes()).isBetween(2_800, 3_200);
  }

  @Test
  void theyGoOverTheIssuesByTurns() throws Exception {
    Set<String> culprits = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      assertThat(culprits.addAll(all(CULPRIT, text(i)))).isTrue();
    }

    assertThat(culprits).hasSize(300);
    assertThat(culprits).containsAll(all(CULPRIT, text(3)));
  }

  @Test
  void eachEventHasAnIdOfItsOwn() throws Exception {
    Set<String> ids = all(ID, text(0));
    ids.addAll(all(ID, text(3)));

    assertThat(ids).hasSize(2 * EventRequests.EVENTS);
  }

  @Test
  void aRequestTellsItsLastEvent() throws Exception {
    EventRequests.Made made = requests.make(1);

    assertThat(text(made)).contains(made.lastEventId()).contains("order 0000000199 failed");
  }

  @Test
  void aServiceKeepsItsIssues() throws Exception {
    assertThat(text(2)).contains("bookshop-02");
    assertThat(text(5)).contains("bookshop-02");
    assertThat(text(3)).contains("bookshop-00");
  }

  @Test
  void nothingIsLeftOfPlaceholders() throws Exception {
    assertThat(text(7))
        .doesNotContain(SampleEvents.ID)
        .doesNotContain(SampleEvents.MODULE)
        .doesNotContain(SampleEvents.NUMBER)
        .doesNotContain(SampleEvents.SERVICE);
  }

  @Test
  void issuesAreWholeRequests() {
    assertThatIllegalArgumentException().isThrownBy(() -> new EventRequests(150));
  }

  private String text(long number) throws Exception {
    return text(requests.make(number));
  }

  private static String text(EventRequests.Made made) throws Exception {
    return new String(Gzip.decompress(made.body()), StandardCharsets.ISO_8859_1);
  }

  private static Set<String> all(Pattern pattern, String text) {
    Set<String> found = new HashSet<>();
    for (Matcher match = pattern.matcher(text); match.find(); ) {
      found.add(match.group());
    }
    return found;
  }
}
