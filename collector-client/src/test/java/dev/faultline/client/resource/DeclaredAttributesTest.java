package dev.faultline.client.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DeclaredAttributesTest {

  @Test
  void areDecodedPairs() {
    assertThat(
            DeclaredAttributes.parse("cloud.region=eu-1, k8s.pod.name = shop-7,team=a%20b%2Cc+d"))
        .containsExactly(
            Map.entry("cloud.region", "eu-1"),
            Map.entry("k8s.pod.name", "shop-7"),
            Map.entry("team", "a b,c+d"));
  }

  @Test
  void withoutWhatCannotBeRead() {
    assertThat(DeclaredAttributes.parse("a=1,b,=2,c=%zz,,d=")).isEqualTo(Map.of("a", "1", "d", ""));
    assertThat(DeclaredAttributes.parse(null)).isEmpty();
    assertThat(DeclaredAttributes.parse("")).isEmpty();
  }
}
