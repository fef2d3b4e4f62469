package dev.faultline.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Waits until every expected issue arrived with its variables, prints which did, and exits 0 only
 * if all did and no secret with them.
 */
final class CheckIssues {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private CheckIssues() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 3) {
      System.err.println("usage: CheckIssues COLLECTOR-URL EXPECTATIONS-FILE SECONDS");
      System.exit(2);
    }
    CollectorApi collector = new CollectorApi(URI.create(args[0]));
    Expectations expectations = Expectations.read(Path.of(args[1]));
    Instant deadline = Instant.now().plusSeconds(Long.parseLong(args[2]));

    Inspection inspection = Inspection.of(expectations, collector);
    while (!inspection.allArrived() && Instant.now().isBefore(deadline)) {
      Thread.sleep(PAUSE.toMillis());
      inspection = Inspection.of(expectations, collector);
    }
    print(inspection, new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.exit(inspection.allArrived() && inspection.leaked().isEmpty() ? 0 : 1);
  }

  private static void print(Inspection inspection, PrintStream out) {
    for (Inspection.Finding finding : inspection.findings()) {
      row(out, finding.arrived() ? "PASS" : "missing", finding.issue(), finding.detail());
    }
    String leaked = String.join(", ", inspection.leaked());
    row(out, leaked.isEmpty() ? "PASS" : "LEAKED", "no secret anywhere", leaked);
  }

  private static void row(PrintStream out, String verdict, String issue, String detail) {
    out.printf("%-8s %-26s %s%n", verdict, issue, detail);
  }
}
