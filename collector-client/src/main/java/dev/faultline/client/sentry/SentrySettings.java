package dev.faultline.client.sentry;

/** How Sentry's protocol is kept to, where it leaves a choice. Immutable. */
public final class SentrySettings {
  private static final SentrySettings DEFAULTS = new SentrySettings(true, false);

  private final boolean clientReports;
  private final boolean waitsForLimits;

  private SentrySettings(boolean clientReports, boolean waitsForLimits) {
    this.clientReports = clientReports;
    this.waitsForLimits = waitsForLimits;
  }

  /** Client reports are sent, and what is over a rate limit is dropped and counted. */
  public static SentrySettings defaults() {
    return DEFAULTS;
  }

  /** The same with or without reports of what was dropped. */
  public SentrySettings withClientReports(boolean wanted) {
    return new SentrySettings(wanted, waitsForLimits);
  }

  /**
   * The same with other manners when there is a rate limit.
   *
   * @param wait whether events are kept until it has gone, which the protocol advises against
   */
  public SentrySettings withWaitingForLimits(boolean wait) {
    return new SentrySettings(clientReports, wait);
  }

  boolean clientReports() {
    return clientReports;
  }

  boolean waitsForLimits() {
    return waitsForLimits;
  }
}
