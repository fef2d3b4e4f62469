package dev.faultline.weaving.fault;

import dev.faultline.resilience.setting.DurationText;
import dev.faultline.weaving.method.pattern.MethodPattern;
import java.util.Map;
import java.util.TreeMap;

/**
 * A fault as properties declare it. Two are equal when they say the same in the same words.
 * Immutable.
 */
public final class FaultDeclaration {

  private final String name;
  private final Map<String, String> texts;
  private final MethodPattern methods;
  private final String exceptionType;
  private final String exceptionMessage;
  private final String value;
  private final long delayNanos;
  private final double rate;
  private final long forNanos;
  private final Long seed;

  FaultDeclaration(FaultReader read, Map<String, String> texts) {
    this.name = read.name;
    this.texts = new TreeMap<>(texts);
    this.methods = read.methods;
    this.exceptionType = read.exceptionType;
    this.exceptionMessage = read.exceptionMessage;
    this.value = read.value;
    this.delayNanos = read.delayNanos;
    this.rate = read.rate;
    this.forNanos = read.forNanos;
    this.seed = read.seed;
  }

  /** What it is called. */
  public String name() {
    return name;
  }

  /** Where it strikes. */
  public MethodPattern methods() {
    return methods;
  }

  /** Binary name of what is thrown; null when nothing is. */
  public String exceptionType() {
    return exceptionType;
  }

  /** Null when none was given. */
  public String exceptionMessage() {
    return exceptionMessage;
  }

  /** As it was written what is returned in place of running the method; null for nothing. */
  public String value() {
    return value;
  }

  /** How long the call is held up before anything else; 0 for not at all. */
  public long delayNanos() {
    return delayNanos;
  }

  /** The share of calls that it strikes, above 0, at most 1. */
  public double rate() {
    return rate;
  }

  /** For how long it holds from when it was set; 0 for as long as it is set. */
  public long forNanos() {
    return forNanos;
  }

  /** By which the calls are chosen, so that the same are struck again; null for any. */
  public Long seed() {
    return seed;
  }

  /** Where it strikes and what it does, in words: without until when. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (delayNanos > 0) {
      text.append("delays by ").append(DurationText.of(delayNanos));
    }
    if (exceptionType != null) {
      text.append(text.length() == 0 ? "throws " : " and throws ").append(exceptionType);
      text.append(exceptionMessage == null ? "" : ": " + exceptionMessage);
    }
    if (value != null) {
      text.append(text.length() == 0 ? "returns '" : " and returns '").append(value).append('\'');
    }
    return text.append(" in ")
        .append(rate == 1 ? "all" : percent() + " of the")
        .append(" calls of ")
        .append(methods)
        .toString();
  }

  private String percent() {
    double percent = rate * 100;
    return percent == Math.rint(percent) ? (long) percent + "%" : percent + "%";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FaultDeclaration
        && name.equals(((FaultDeclaration) other).name)
        && texts.equals(((FaultDeclaration) other).texts);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + texts.hashCode();
  }
}
