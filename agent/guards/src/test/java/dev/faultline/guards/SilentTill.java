package dev.faultline.guards;

/** Says nothing of guards itself. */
public class SilentTill extends RetryingTill {

  @Override
  public String pay() {
    calls++;
    if (failures-- > 0) {
      throw new IllegalStateException("call " + calls);
    }
    return "paid at call " + calls;
  }
}
