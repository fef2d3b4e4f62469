package dev.faultline.it.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.testng.annotations.Test;
import org.w3c.dom.Document;

/**
 * That the suite was run as a whole: a test that is not found, or that its container skips, fails
 * no build by itself.
 */
public class FiguresIT {

  /** All of the suite but the two that {@code suite.xml} leaves out. */
  private static final int TESTS = 468;

  @Test
  public void everyTestOfTheSuiteHasPassed() throws Exception {
    Document summary =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of(System.getProperty("tck.summary")).toFile());

    assertThat(figure(summary, "failures")).as("failures").isZero();
    assertThat(figure(summary, "errors")).as("errors").isZero();
    assertThat(figure(summary, "skipped")).as("skipped").isZero();
    assertThat(figure(summary, "completed")).as("completed").isEqualTo(TESTS);
  }

  private static int figure(Document summary, String name) {
    return Integer.parseInt(summary.getElementsByTagName(name).item(0).getTextContent().trim());
  }
}
