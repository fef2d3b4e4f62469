package dev.faultline.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.RecordingBackend;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.AgentOptions;
import dev.faultline.it.run.JavaProgram;
import java.io.IOException;

/** What events say of the process that they come from. */
class ResourceIT {

  @EveryJdk(few = true)
  void hasWhatTheEnvironmentDeclares(Jdk jdk) throws IOException {
    try (RecordingBackend backend = RecordingBackend.start()) {
      JavaProgram.on(jdk)
          .with(
              AgentOptions.sendingTo(backend.uri()).setting("faultline.environment", "production"))
          .classPath(Programs.java("uncaught"))
          .mainClass("com.acme.dying.Dying")
          .arguments("main")
          .environment("OTEL_SERVICE_NAME", "shop")
          .environment(
              "OTEL_RESOURCE_ATTRIBUTES",
              "cloud.region=eu%2D1,service.version=9,deployment.environment.name=test")
          .environment("KUBERNETES_SERVICE_HOST", "10.0.0.1")
          .environment("HOSTNAME", "shop-7f9c")
          .run();

      assertThat(backend.received())
          .contains(
              attribute("service.name", "shop"),
              attribute("service.version", "9"),
              attribute("deployment.environment.name", "production"),
              attribute("os.type", "linux"),
              attribute("k8s.pod.name", "shop-7f9c"),
              attribute("cloud.region", "eu-1"));
    }
  }

  private static String attribute(String key, String value) {
    return "{\"key\":\"" + key + "\",\"value\":{\"stringValue\":\"" + value + "\"}}";
  }
}
