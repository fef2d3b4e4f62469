package dev.faultline.client.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesPodTest {
  @TempDir private Path root;

  @Test
  void isSeenFromWithin() throws IOException {
    Path account = root.resolve("var/run/secrets/kubernetes.io/serviceaccount");
    Files.createDirectories(account);
    Files.writeString(account.resolve("namespace"), "shop");

    assertThat(
            KubernetesPod.attributes(
                Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1", "HOSTNAME", "shop-7f9c"),
                root.toFile()))
        .isEqualTo(Map.of("k8s.pod.name", "shop-7f9c", "k8s.namespace.name", "shop"));
    assertThat(
            KubernetesPod.attributes(
                Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1"), root.resolve("other").toFile()))
        .isEmpty();
  }

  @Test
  void isNotThereElsewhere() {
    assertThat(KubernetesPod.attributes(Map.of("HOSTNAME", "laptop"), root.toFile())).isEmpty();
  }
}
