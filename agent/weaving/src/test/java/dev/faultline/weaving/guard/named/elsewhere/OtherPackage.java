package dev.faultline.weaving.guard.named.elsewhere;

/** In another package than its subclass. */
public class OtherPackage {

  String ofPackage() {
    return "";
  }

  protected String ofSubclasses() {
    return "";
  }
}
