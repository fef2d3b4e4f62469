package dev.faultline.benchmarks;

/** Looks at the command line, before anything is built: this class needs no library. */
public final class ArgumentCheck {
  private ArgumentCheck() {}

  /** Exits with 2 when the arguments are wrong, and says why. */
  public static void main(String[] args) {
    read(args);
  }

  static RunOptions read(String[] args) {
    try {
      return RunOptions.of(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\nbenchmarks/run --help tells what there is.");
      System.exit(ExitCode.WRONG_ARGUMENTS.number());
      throw e;
    }
  }
}
