package dev.faultline.benchmarks;

/** What {@code benchmarks/run --help} says of exit codes. */
enum ExitCode {
  /** No budget is missed by more than the noise; of some it may be that nothing can be told. */
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
