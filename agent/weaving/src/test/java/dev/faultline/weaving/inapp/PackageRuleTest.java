package dev.faultline.weaving.inapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageRuleTest {

  @ParameterizedTest
  @CsvSource({
    "com.acme,            com/acme/Shop,              true",
    "com.acme,            com/acme/deep/er/Shop,      true",
    "com.acme,            com/acmex/Shop,             false",
    "com.acme,            com/acm/Shop,               false",
    "com.acme,            com/Acme,                   false",
    "com.acme,            org/com/acme/Shop,          false",
    "com.acme,            com/acme,                   true",
    "com,                 com/acme/Shop,              true",
    "com,                 community/Shop,             false",
    "com.acme.Shop,       com/acme/Shop,              true",
    "com.acme.Shop,       com/acme/Shop$Order,        true",
    "com.acme.Shop,       com/acme/Shop$1,            true",
    "com.acme.Shop,       com/acme/Shopping,          false",
    "com.acme.Shop$Order, com/acme/Shop$Order,        true",
    "com.acme.Shop$Order, com/acme/Shop$Order$Item,   true",
    "com.acme.Shop$Order, com/acme/Shop,              false",
    "com.acme.Shop$Order, com/acme/Shop$Orders,       false",
  })
  void coversPackagesAndClassesAtTheirBoundaries(String name, String className, boolean covered) {
    assertThat(new PackageRule(List.of(name)).covers(className, null)).isEqualTo(covered);
  }

  @Test
  void coversEachOfSeveralNames() {
    PackageRule rule = new PackageRule(List.of("com.acme", "org.acme"));

    assertThat(rule.covers("com/acme/A", null)).isTrue();
    assertThat(rule.covers("org/acme/A", null)).isTrue();
    assertThat(rule.covers("net/acme/A", null)).isFalse();
    assertThat(new PackageRule(List.of()).covers("com/acme/A", null)).isFalse();
  }
}
