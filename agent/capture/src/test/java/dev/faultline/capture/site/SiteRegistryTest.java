package dev.faultline.capture.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.AtOnce;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class SiteRegistryTest {

  private static final int LIMIT = 1 << 20;

  private final SiteRegistry sites = new SiteRegistry();

  @Test
  void givesEachSiteANumberAndFindsItByThat() {
    ThrowSite first = sites.throwSite("com.acme.Shop", 0, "order", 42, List.of("item"), false);
    ThrowSite second = sites.throwSite("com.acme.Shop", 0, "<init>", -1, List.of(), false);

    assertThat(first.number()).isZero();
    assertThat(second.number()).isOne();
    assertThat(sites.get(0)).isSameAs(first);
    assertThat(sites.get(1)).isSameAs(second);
    assertThat(sites.size()).isEqualTo(2);
    assertThat(first.variableNames()).containsExactly("item");
    assertThat(first).hasToString("com.acme.Shop.order:42");
  }

  @Test
  void knowsNoOtherNumbers() {
    sites.throwSite("a", 0, "b", 1, List.of(), false);

    for (int number : new int[] {-1, 1, 1023, 1024, LIMIT - 1, LIMIT, 1 << 30, -1 << 31}) {
      assertThat(sites.get(number)).as("site %s", number).isNull();
    }
  }

  @Test
  void growsOverItsChunks() {
    for (int i = 0; i < 5000; i++) {
      sites.throwSite("C" + i, 0, "m", i, List.of(), false);
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
            ThrowSite site = sites.throwSite("T" + thread, 0, "m", i, List.of(), false);
            numbers.add(site.number());
            assertThat(sites.get(site.number())).isSameAs(site);
          }
        });

    assertThat(numbers).hasSize(24_000);
    assertThat(sites.size()).isEqualTo(24_000);
  }

  @Test
  void givesTheSameSiteToTheSamePlaceOfAClassLoadedAgain() {
    ThrowSite site = sites.throwSite("com.acme.Shop", 0, "order", 42, List.of("item"), false);

    assertThat(sites.throwSite("com.acme.Shop", 0, "order", 42, List.of("item"), false))
        .isSameAs(site);
    assertThat(sites.throwSite("com.acme.Shop", 0, "order", 43, List.of("item"), false))
        .isNotSameAs(site);
    assertThat(sites.throwSite("com.acme.Shop", 0, "order", 42, List.of(), false))
        .isNotSameAs(site);
    assertThat(sites.size()).isEqualTo(3);
  }

  @Test
  void runsOutOfNumbersWithoutHarm() {
    for (int i = 0; i < LIMIT; i++) {
      sites.throwSite("C", 0, "m", i, List.of(), false);
    }

    assertThat(sites.throwSite("C", 0, "one more", 1, List.of(), false)).isNull();
    assertThat(sites.throwSite("C", 0, "and another", 1, List.of(), false)).isNull();
    assertThat(sites.size()).isEqualTo(LIMIT);
    assertThat(sites.get(LIMIT - 1).line()).isEqualTo(LIMIT - 1);
  }
}
