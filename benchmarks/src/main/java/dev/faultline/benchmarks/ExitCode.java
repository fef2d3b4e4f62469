package dev.faultline.benchmarks;

/** What {@code benchmarks/run --help} says of exit codes. */
enum ExitCode {
  /** All budgets are met, or missed by less than the noise. */
  OK(0),
  BUDGET_MISSED(1),
  WRONG_ARGUMENTS(2),
  NOT_QUIET(3),
  /** A benchmark, or what comes before it. */
  FAILED(4),
  /** For the stores of collectors. */
  NO_ROOM(5);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
