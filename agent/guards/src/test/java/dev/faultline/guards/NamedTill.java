package dev.faultline.guards;

import dev.faultline.annotation.CircuitBreaker;
import dev.faultline.annotation.Guard;

/** Guards whose names are not of one method alone. */
public class NamedTill {

  @CircuitBreaker
  public String charge(int cents) {
    return "cents";
  }

  @CircuitBreaker
  public String charge(String amount) {
    return "amount";
  }

  @CircuitBreaker
  public String alone() {
    return "alone";
  }

  @Guard("till")
  @CircuitBreaker
  public String till() {
    return "till";
  }

  @Guard("both")
  @CircuitBreaker
  public String one() {
    return "one";
  }

  @Guard("both")
  @CircuitBreaker
  public String other() {
    return "other";
  }

  /** Has the guards of what it inherits for itself. */
  public static class Branch extends NamedTill {}

  /** Another class with a name that is taken. */
  public static class OtherTill {

    @Guard("till")
    @CircuitBreaker
    public String till() {
      return "of another";
    }
  }
}
