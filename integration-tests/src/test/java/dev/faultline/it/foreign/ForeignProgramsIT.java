package dev.faultline.it.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.it.backend.CapturedEvent;
import dev.faultline.it.backend.CollectorProcess;
import dev.faultline.it.backend.SharedCollector;
import dev.faultline.it.backend.Variables;
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
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;

/** Programs that nobody here wrote, straight from Maven Central, given something to fail on. */
@ExtendWith(SharedCollector.class)
class ForeignProgramsIT {

  private static final String SAXON_FAILURE =
      "Unexpected token \"<numeric-literal>\" beyond end of expression";

  private final CollectorProcess collector;

  ForeignProgramsIT(CollectorProcess collector) {
    this.collector = collector;
  }

  /** H2's jar has no names of variables, so its failure is told without. */
  @EveryJdk
  void h2sShellGivenBadSql(Jdk jdk) {
    JavaProgram shell =
        JavaProgram.on(jdk)
            .classPath(Packaged.library("h2"))
            .mainClass("org.h2.tools.Shell")
            .arguments("-url", "jdbc:h2:mem:", "-sql", "SELEC 1");

    Watched run = watch().unchanged(shell, "foreign-h2-" + jdk.major());

    assertThat(run.outcome().out()).contains("Syntax error in SQL statement");
    CapturedEvent event = run.events().awaitException("org.h2.jdbc.JdbcSQLSyntaxErrorException");

    assertThat(event.message()).startsWith("Syntax error in SQL statement \"[*]SELEC 1\"");
    assertThat(frame(event, "org.h2.tools.Shell", "execute").path("inApp").asBoolean()).isTrue();
  }

  @EveryJdk(few = true)
  void googleJavaFormatGivenABrokenFile(Jdk jdk) throws IOException {
    Path folder = TestFolders.create("sources");
    Files.writeString(folder.resolve("Broken.java"), "class Broken { void x( { }\n");
    JavaProgram formatter =
        JavaProgram.on(jdk)
            .directory(folder)
            .jar(Packaged.library("google-java-format-for-" + (jdk.isAtLeast(17) ? 17 : 8)))
            .arguments("Broken.java");

    Watched run = watch().unchanged(formatter, "foreign-formatter-" + jdk.major());

    assertThat(run.outcome().exitCode()).isEqualTo(1);
    assertThat(run.outcome().err()).contains("error: illegal start of type");
    CapturedEvent event =
        run.events().awaitException("com.google.googlejavaformat.java.FormatterException");

    assertThat(event.message()).contains("error: illegal start of type");
    Variables variables = event.variables();
    assertThat(variables.get("javaInput").path("text").asText())
        .isEqualTo("class Broken { void x( { }\n");
  }

  @EveryJdk(few = true)
  void saxonGivenABrokenStylesheet(Jdk jdk) {
    JavaProgram saxon =
        JavaProgram.on(jdk)
            .directory(Packaged.source("programs/stylesheets"))
            .classPath(Packaged.library("saxon"))
            .mainClass("net.sf.saxon.Transform")
            .arguments("-s:prices.xml", "-xsl:broken.xsl");

    Watched run = watch().unchanged(saxon, "foreign-saxon-" + jdk.major());

    assertThat(run.outcome().exitCode()).isEqualTo(2);
    assertThat(run.outcome().err()).contains("XPST0003");
    CapturedEvent event = run.events().awaitMessage(SAXON_FAILURE);
    assertThat(event.type()).isEqualTo("net.sf.saxon.trans.XPathException");
    assertThat(event.variables().get("this").path("t").path("input").asText())
        .isEqualTo("sum(//price) +* 2");
  }

  @EveryJdk
  void jettyGivenAWebApplicationThatCannotStart(Jdk jdk) throws IOException {
    JavaProgram jetty =
        JavaProgram.on(jdk)
            .jvmArguments("-Dorg.eclipse.jetty.util.log.class=org.eclipse.jetty.util.log.StdErrLog")
            .jar(Packaged.library("jetty-runner"))
            .arguments("--port", "0", webApplication().toString());

    CapturedEvent event =
        watch()
            .ignoringNumbers()
            .stoppingAfter("Server:main: Started")
            .unchanged(jetty, "foreign-jetty-" + jdk.major())
            .events()
            .awaitMessage("no such currency");

    assertThat(event.thrownIn()).isEqualTo("com.acme.web.PriceList.load");
    assertThat(event.variables().all())
        .containsEntry("currency", "\"EU?\"")
        .containsEntry("decimals", "3")
        .containsEntry("position", "2");
  }

  private Watch watch() {
    return Watch.with(collector).alsoTalking();
  }

  private static Path webApplication() throws IOException {
    Path folder = TestFolders.create("webapp");
    Path classes = Programs.java("webapp", Packaged.library("jetty-runner"));
    copy(classes, folder.resolve("WEB-INF/classes"));
    copy(Packaged.source("programs/webapps/prices"), folder);
    return folder;
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Map.Entry<String, byte[]> file : Jars.contentOf(from).entrySet()) {
      Path target = to.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
  }

  private static JsonNode frame(CapturedEvent event, String type, String method) {
    for (JsonNode frame : event.exception(0).path("frames")) {
      if (frame.path("class").asText().equals(type)
          && frame.path("method").asText().equals(method)) {
        return frame;
      }
    }
    throw new AssertionError("no frame " + type + "." + method + " in " + event);
  }
}
