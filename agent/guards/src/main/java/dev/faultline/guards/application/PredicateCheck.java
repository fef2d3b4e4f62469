package dev.faultline.guards.application;

import dev.faultline.resilience.call.ResultCheck;
import dev.faultline.resilience.setting.InvalidSettingException;
import java.util.function.Predicate;

/** Asks a predicate of the application's. Thread-safe as that is. */
public final class PredicateCheck implements ResultCheck {

  private final Predicate<Object> predicate;

  /**
   * @param setting that names its class, for the message
   * @throws InvalidSettingException when it is none
   */
  @SuppressWarnings("unchecked") // what it takes is the author's to know
  public PredicateCheck(String setting, Object predicate) {
    if (!(predicate instanceof Predicate)) {
      throw new InvalidSettingException(
          setting,
          predicate.getClass().getName(),
          "it is no java.util.function.Predicate: have it be one");
    }
    this.predicate = (Predicate<Object>) predicate;
  }

  @Override
  public boolean test(Object result) {
    return predicate.test(result);
  }
}
