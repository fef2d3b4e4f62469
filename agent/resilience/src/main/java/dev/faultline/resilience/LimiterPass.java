package dev.faultline.resilience;

import java.util.concurrent.atomic.AtomicLong;

/** The way of one asynchronous attempt past the rate limiter, for which no thread waits. */
final class LimiterPass implements Handed {

  private final Policies policies;
  private final AsyncAttempt attempt;

  /** The time that the rate limiter gave, while it is waited for; below zero for none. */
  private final AtomicLong reserved = new AtomicLong(-1);

  LimiterPass(Policies policies, AsyncAttempt attempt) {
    this.policies = policies;
    this.attempt = attempt;
  }

  /** Has the attempt go on at its time, or refuses it. */
  void begin() {
    long time = policies.limiter.reserve();
    if (time < 0) {
      attempt.rateLimited(-time);
      return;
    }
    long wait = policies.limiter.waitNanos(time);
    if (policies.listener != null) {
      policies.listener.limiterPassed(wait);
    }
    if (wait == 0) {
      attempt.goOn();
      return;
    }
    reserved.set(time);
    attempt.keep(policies.scheduler.schedule(new HandedLater(policies.environment, this), wait));
  }

  /** It is time. */
  @Override
  public void run() {
    reserved.set(-1);
    attempt.goOn();
  }

  @Override
  public void noThread(Throwable why) {
    attempt.noThread(why);
  }

  /** A time that will not be used may be somebody else's. */
  void giveUp() {
    long time = reserved.getAndSet(-1);
    if (time >= 0) {
      policies.limiter.cancel(time);
    }
  }
}
