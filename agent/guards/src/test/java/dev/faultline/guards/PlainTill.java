package dev.faultline.guards;

/** Has no annotation. */
public class PlainTill {

  public int pay() {
    return 1;
  }
}
