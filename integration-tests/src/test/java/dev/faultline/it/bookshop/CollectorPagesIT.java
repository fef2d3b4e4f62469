package dev.faultline.it.bookshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.it.jdk.Jdks;
import dev.faultline.it.program.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** The collector's pages with the bookshop's events, in a real browser. */
@ExtendWith(BookshopRuns.class)
class CollectorPagesIT {

  private static final String ISSUE = "OutOfStockException";

  private final BookshopRuns.Runs runs;
  private ChromeDriver browser;

  CollectorPagesIT(BookshopRuns.Runs runs) {
    this.runs = runs;
  }

  @BeforeEach
  void open() {
    assumeTrue(Chromium.isInstalled(), "no Chromium at " + Chromium.BINARY);
    browser = Chromium.start();
    browser.get(runs.apply(Jdks.current()).collector().uri().toString());
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.quit();
    }
  }

  @Test
  void theIssuesAreListed() throws IOException {
    WebElement row =
        browser.findElements(By.cssSelector("table.issues tbody tr")).stream()
            .filter(issue -> issue.getText().contains(ISSUE))
            .findFirst()
            .orElseThrow();

    assertThat(row.findElement(By.className("message")).getText()).isNotBlank();
    assertThat(row.findElement(By.className("culprit")).getText()).contains("Reservations.reserve");
    assertThat(row.findElement(By.className("service")).getText()).isEqualTo("bookshop");
    assertThat(row.findElement(By.className("issue-count")).getText()).matches("\\d.*");
    assertThat(row.findElements(By.cssSelector("svg"))).hasSize(1);
    assertNoErrors();
    picture("issues.png");
  }

  @Test
  void anIssueShowsTheVariablesBesideTheFrameThatThrew() throws IOException {
    browser.findElement(By.partialLinkText(ISSUE)).click();

    assertThat(browser.findElement(By.cssSelector(".issue-head h1 .type")).getText())
        .isEqualTo(ISSUE);
    WebElement frame = browser.findElement(By.cssSelector("li.frame-in-app"));
    assertThat(frame.findElement(By.className("frame-method")).getText()).contains("reserve");
    assertThat(frame.findElement(By.className("variables")).getText())
        .contains("requested", "available", "isbn");
    assertThat(browser.findElement(By.className("facts")).getText()).contains("bookshop");
    assertNoErrors();
    picture("issue.png");
  }

  @Test
  void objectsOpenOnAClick() {
    browser.findElement(By.partialLinkText(ISSUE)).click();
    WebElement object =
        browser.findElement(By.cssSelector("li.frame-in-app .variables > details.value"));
    WebElement parts = object.findElement(By.className("value-parts"));
    assertThat(parts.isDisplayed()).isFalse();

    object.findElement(By.tagName("summary")).click();

    assertThat(parts.isDisplayed()).isTrue();
    assertThat(parts.getText()).isNotBlank();
    assertNoErrors();
  }

  @Test
  void theSearchFindsByMessageTypeAndCulprit() {
    WebElement search = browser.findElement(By.name("q"));
    search.sendKeys(ISSUE);
    search.submit();

    List<WebElement> rows = browser.findElements(By.cssSelector("table.issues tbody tr"));
    assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row.getText()).contains(ISSUE));
    assertNoErrors();
  }

  private void assertNoErrors() {
    List<LogEntry> errors =
        browser.manage().logs().get(LogType.BROWSER).getAll().stream()
            .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
            .toList();
    assertThat(errors).isEmpty();
  }

  private void picture(String name) throws IOException {
    String folder = System.getProperty("screenshots.dir", "");
    if (!folder.isBlank()) {
      Path file = Packaged.project().resolve(folder).resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, ((TakesScreenshot) browser).getScreenshotAs(OutputType.BYTES));
    }
  }
}
