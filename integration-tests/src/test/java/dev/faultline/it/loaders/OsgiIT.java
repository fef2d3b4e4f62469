package dev.faultline.it.loaders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.jdk.EveryJdk;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Jars;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.Programs;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.watch.Watch;
import dev.faultline.it.watch.Watched;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bundles see the packages that they import, and {@code java.*}. */
@ExtendWith(SharedCollector.class)
class OsgiIT {

  private final CollectorProcess collector;

  OsgiIT(CollectorProcess collector) {
    this.collector = collector;
  }

  @EveryJdk
  void aBundleInFelixIsWatched(Jdk jdk) {
    // Felix uses what JDK 24 and later warn of, with a line for each run alike.
    check(jdk, "felix", "org.apache.felix.framework.BundleWiringImpl$BundleClassLoader");
  }

  @EveryJdk(from = 17)
  void aBundleInEquinoxIsWatched(Jdk jdk) {
    check(jdk, "equinox", "org.eclipse.osgi.internal.loader.EquinoxClassLoader");
  }

  private void check(Jdk jdk, String framework, String classLoader) {
    Path jar = Packaged.library(framework);
    JavaProgram program =
        JavaProgram.on(jdk)
            .classPath(Programs.java("osgihost", jar), jar)
            .mainClass("com.acme.host.Host")
            .arguments(TestFolders.create("osgi").toString(), bundle(jar).toString());

    Watched run =
        Watch.with(collector)
            .setting("faultline.in-app", "com.acme")
            .unchanged(program, framework + "-" + jdk.major());

    assertThat(run.outcome().out())
        .contains("start: loaded by " + classLoader, "com.acme.bundle active true")
        .doesNotContain("is visible");
    assertThat(run.events().awaitMessage("no price in start").variables().all())
        .containsEntry("good", "\"cake\"")
        .containsEntry("total", "3");
    assertThat(run.events().awaitMessage("no price in stop").thrownIn())
        .isEqualTo("com.acme.plugin.Prices.total");
  }

  private static Path bundle(Path framework) {
    Path plugin = Programs.java("plugin");
    Map<String, byte[]> content = Jars.contentOf(plugin);
    content.putAll(Jars.contentOf(Programs.java("osgibundle", plugin, framework)));
    return Jars.writeWith(
        "bundle.jar",
        Map.of(
            "Bundle-ManifestVersion", "2",
            "Bundle-SymbolicName", "com.acme.bundle",
            "Bundle-Version", "1.0.0",
            "Bundle-Activator", "com.acme.bundle.Activator",
            "Import-Package", "org.osgi.framework"),
        content);
  }
}
