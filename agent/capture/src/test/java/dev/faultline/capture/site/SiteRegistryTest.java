package dev.faultline.capture.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.capture.AtOnce;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class SiteRegistryTest {

  private static final int LIMIT = 1 << 20;

  private final SiteRegistry sites = new SiteRegistry();

  @Test
  void givesEachSiteANumberAndFindsItByThat() {
    ThrowSite first =
        sites
            .of("com.acme.Shop", null)
            .throwSite(0, "order", 42, List.of("item"), ThrownOrigin.ELSEWHERE);
    ThrowSite second =
        sites
            .of("com.acme.Shop", null)
            .throwSite(0, "<init>", -1, List.of(), ThrownOrigin.ELSEWHERE);

    assertThat(first.number()).isZero();
    assertThat(second.number()).isOne();
    assertThat(sites.get(0)).isSameAs(first);
    assertThat(sites.get(1)).isSameAs(second);
    assertThat(sites.size()).isEqualTo(2);
    assertThat(first.variableNames().asList()).containsExactly("item");
    assertThat(first).hasToString("com.acme.Shop.order:42");
  }

  @Test
  void knowsNoOtherNumbers() {
    sites.of("a", null).throwSite(0, "b", 1, List.of(), ThrownOrigin.ELSEWHERE);

    for (int number : new int[] {-1, 1, 1023, 1024, LIMIT - 1, LIMIT, 1 << 30, -1 << 31}) {
      assertThat(sites.get(number)).as("site %s", number).isNull();
    }
  }

  @Test
  void growsOverItsChunks() {
    for (int i = 0; i < 5000; i++) {
      sites.of("C" + i, null).throwSite(0, "m", i, List.of(), ThrownOrigin.ELSEWHERE);
    }

    for (int i = 0; i < 5000; i++) {
      assertThat(sites.get(i).line()).isEqualTo(i);
    }
    assertThat(sites.size()).isEqualTo(5000);
  }

  @Test
  void neverGivesANumberTwiceWhateverTheContention() throws Exception {
    Set<Integer> numbers = ConcurrentHashMap.newKeySet();

    AtOnce.run(
        8,
        thread -> {
          for (int i = 0; i < 3000; i++) {
            ThrowSite site =
                sites
                    .of("T" + thread, null)
                    .throwSite(0, "m", i, List.of(), ThrownOrigin.ELSEWHERE);
            numbers.add(site.number());
            assertThat(sites.get(site.number())).isSameAs(site);
          }
        });

    assertThat(numbers).hasSize(24_000);
    assertThat(sites.size()).isEqualTo(24_000);
  }

  @Test
  void givesTheSameSiteToTheSamePlaceOfAClassLoadedAgain() {
    ThrowSite site =
        sites
            .of("com.acme.Shop", null)
            .throwSite(0, "order", 42, List.of("item"), ThrownOrigin.ELSEWHERE);

    assertThat(
            sites
                .of("com.acme.Shop", null)
                .throwSite(0, "order", 42, List.of("item"), ThrownOrigin.ELSEWHERE))
        .isSameAs(site);
    assertThat(
            sites
                .of("com.acme.Shop", null)
                .throwSite(0, "order", 43, List.of("item"), ThrownOrigin.ELSEWHERE))
        .isNotSameAs(site);
    assertThat(
            sites
                .of("com.acme.Shop", null)
                .throwSite(0, "order", 42, List.of(), ThrownOrigin.ELSEWHERE))
        .isNotSameAs(site);
    assertThat(sites.size()).isEqualTo(3);
  }

  @Test
  void runsOutOfNumbersWithoutHarm() {
    for (int i = 0; i < LIMIT; i++) {
      sites.of("C", null).throwSite(0, "m", i, List.of(), ThrownOrigin.ELSEWHERE);
    }

    assertThat(sites.of("C", null).throwSite(0, "one more", 1, List.of(), ThrownOrigin.ELSEWHERE))
        .isNull();
    assertThat(
            sites.of("C", null).throwSite(0, "and another", 1, List.of(), ThrownOrigin.ELSEWHERE))
        .isNull();
    assertThat(sites.size()).isEqualTo(LIMIT);
    assertThat(sites.get(LIMIT - 1).line()).isEqualTo(LIMIT - 1);
  }

  @Test
  void forgetsTheSitesOfAnUnloadedClassButNotWhatWasSeenThere() {
    ThrowSite stays =
        sites
            .of("com.acme.Shop", null)
            .throwSite(0, "order", 42, List.of(), ThrownOrigin.ELSEWHERE);
    Fingerprint seen = loadAndDrop("com.acme.Script");

    awaitSize(1);

    assertThat(sites.get(seen.site().number())).isNull();
    assertThat(sites.get(stays.number())).isSameAs(stays);
    assertThat(counts()).containsExactly("throw com.acme.Script.run:7 java.lang.Error 1");
  }

  /** A finalizer may still use the number of a site whose class loader is gone. */
  @Test
  void givesTheNumbersOfUnloadedClassesToOthersAfterALongTime() {
    Set<Integer> used = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      used.add(loadAndDrop("com.acme.Script" + i).site().number());
    }
    awaitSize(0);
    assertThat(used).hasSize(20);

    useNumbers(Numbered.RESTING);

    assertThat(loadAndDrop("com.acme.Another").site().number()).isIn(used);
  }

  private void useNumbers(int count) {
    SitesOfClass large = sites.of("com.acme.Large", new ClassLoader() {});
    for (int i = 0; i < count; i++) {
      large.throwSite(i, "run", 7, List.of(), ThrownOrigin.ELSEWHERE);
    }
    large = null;
    awaitSize(0);
  }

  @Test
  void goesOnCountingWhenAClassIsLoadedAgainAfterItWasForgotten() {
    loadAndDrop("com.acme.Script");
    awaitSize(0);
    loadAndDrop("com.acme.Script");
    awaitSize(0);

    assertThat(counts()).containsExactly("throw com.acme.Script.run:7 java.lang.Error 2");
  }

  @Test
  void keepsSitesForAsLongAsAnyLoaderHasTheClass() {
    ClassLoader other = new ClassLoader() {};
    ThrowSite site =
        sites
            .of("com.acme.Script", other)
            .throwSite(0, "run", 7, List.of(), ThrownOrigin.ELSEWHERE);

    assertThat(loadAndDrop("com.acme.Script").site()).isSameAs(site);
    loadAndDrop("com.acme.Other");
    awaitSize(1);

    assertThat(sites.get(site.number())).isSameAs(site);
    assertThat(
            sites
                .of("com.acme.Script", other)
                .throwSite(0, "run", 7, List.of(), ThrownOrigin.ELSEWHERE))
        .isSameAs(site);
    assertThat(other).isNotNull();
  }

  private Fingerprint loadAndDrop(String className) {
    ThrowSite site =
        sites
            .of(className, new ClassLoader() {})
            .throwSite(0, "run", 7, List.of(), ThrownOrigin.ELSEWHERE);
    Fingerprint fingerprint = site.activity().of(new Error());
    fingerprint.countSeen();
    return fingerprint;
  }

  private void awaitSize(int size) {
    await()
        .untilAsserted(
            () -> {
              System.gc();
              sites.forgetUnloaded();
              assertThat(sites.size()).isEqualTo(size);
            });
  }

  private List<String> counts() {
    List<String> counts = new ArrayList<>();
    sites.tellCounts(
        (kind, function, line, type, count) ->
            counts.add(kind + ' ' + function + ':' + line + ' ' + type + ' ' + count));
    return counts;
  }
}
