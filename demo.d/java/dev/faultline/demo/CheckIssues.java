package dev.faultline.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/**
 * Waits until every expected issue arrived with its variables, prints which did, and exits 0 only
 * if all did and no secret with them.
 */
final class CheckIssues {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final PrintStream out;

  private CheckIssues(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 3) {
      System.err.println("usage: CheckIssues COLLECTOR-URL EXPECTATIONS-FILE SECONDS");
      System.exit(2);
    }
    Expectations expectations = Expectations.read(Path.of(args[1]));
    CollectorApi collector = new CollectorApi(URI.create(args[0]));
    Instant deadline = Instant.now().plusSeconds(Long.parseLong(args[2]));

    Inspection inspection = new Inspection(expectations, collector);
    while (!inspection.allArrived() && Instant.now().isBefore(deadline)) {
      Thread.sleep(PAUSE.toMillis());
      inspection = new Inspection(expectations, collector);
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(new CheckIssues(out).report(inspection) ? 0 : 1);
  }

  private boolean report(Inspection inspection) {
    inspection
        .faults()
        .forEach(
            (expected, fault) ->
                row(
                    fault.isEmpty() ? "PASS" : "missing",
                    expected.name(),
                    fault.orElseGet(() -> summary(expected))));
    boolean safe = inspection.leaked().isEmpty();
    row(safe ? "PASS" : "LEAKED", "no secret anywhere", String.join(", ", inspection.leaked()));
    return inspection.allArrived() && safe;
  }

  private void row(String verdict, String name, String detail) {
    out.printf("%-8s %-30s %s%n", verdict, name, detail);
  }

  private static String summary(ExpectedIssue expected) {
    String type = expected.exception().substring(expected.exception().lastIndexOf('.') + 1);
    return expected.variables().stream()
        .map(ExpectedVariable::toString)
        .collect(Collectors.joining(", ", type + ": ", ""));
  }
}
