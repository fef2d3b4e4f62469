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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Modules see the modules that they depend on, and those packages that the JDK had when the loader
 * looked. Application servers are built on it.
 */
@ExtendWith(SharedCollector.class)
class JBossModulesIT {

  private static final String MODULE =
      """
      <module xmlns="urn:jboss:module:1.9" name="com.acme.plugin">
        <main-class name="com.acme.plugin.Prices"/>
        <resources>
          <resource-root path="plugin.jar"/>
        </resources>
      </module>
      """;

  private final CollectorProcess collector;

  JBossModulesIT(CollectorProcess collector) {
    this.collector = collector;
  }

  @EveryJdk
  void aModuleIsWatched(Jdk jdk) throws IOException {
    String loader = jdk.isAtLeast(11) ? "jboss-modules-for-11" : "jboss-modules-for-8";
    JavaProgram program =
        JavaProgram.on(jdk)
            .jar(Packaged.library(loader))
            .arguments("-mp", modules().toString(), "com.acme.plugin", "module");

    Watched run =
        Watch.with(collector)
            .setting("faultline.in-app", "com.acme")
            .unchanged(program, "jboss-modules-" + jdk.major());

    assertThat(run.outcome().out())
        .contains("module: loaded by org.jboss.modules.ModuleClassLoader")
        .doesNotContain("is visible");
    assertThat(run.events().awaitMessage("no price in module").variables().all())
        .containsEntry("good", "\"cake\"")
        .containsEntry("total", "3");
  }

  private static Path modules() throws IOException {
    Path root = TestFolders.create("modules");
    Path module = Files.createDirectories(root.resolve("com/acme/plugin/main"));
    Files.writeString(module.resolve("module.xml"), MODULE);
    Files.move(
        Jars.write("plugin.jar", null, Jars.contentOf(Programs.java("plugin"))),
        module.resolve("plugin.jar"));
    return root;
  }
}
