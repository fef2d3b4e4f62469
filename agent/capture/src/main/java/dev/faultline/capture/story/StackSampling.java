package dev.faultline.capture.story;

import dev.faultline.capture.InAppFrames;
import dev.faultline.capture.site.Rate;
import dev.faultline.capture.site.RateGate;
import dev.faultline.client.event.ExceptionEvent;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Holds events of the same types and the same stack under the rate of a fingerprint, from however
 * many sites they come. What is beyond it is told as further occurrences of the event before.
 * Bounded. Used on the agent's thread alone.
 */
final class StackSampling {

  /** Each holds an event; it is the busy ones that count. */
  private static final int CAPACITY = 256;

  private static final int QUIET_ROUNDS_BEFORE_FORGOTTEN = 12;

  private final Map<Long, Told> byStack =
      new LinkedHashMap<Long, Told>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Told> eldest) {
          if (size() <= CAPACITY) {
            return false;
          }
          eldest.getValue().tellFurther(outlet);
          return true;
        }
      };

  private final MethodKeys methods = new MethodKeys();
  private final SeenKeys seen = new SeenKeys();
  private final InAppFrames inApp;
  private final Supplier<Rate> rate;
  private final Consumer<? super ExceptionEvent> outlet;
  private final ExceptionAccount account;

  /**
   * @param rate how many events of one stack are told; asked each time
   */
  StackSampling(
      InAppFrames inApp,
      Supplier<Rate> rate,
      Consumer<? super ExceptionEvent> outlet,
      ExceptionAccount account) {
    this.inApp = inApp;
    this.rate = rate;
    this.outlet = outlet;
    this.account = account;
  }

  /**
   * What exceptions of one stack have in common: the types of the chain, and the in-app methods
   * that its root cause has come through, without lines and each of them once; all methods when
   * none is in-app.
   *
   * @return null when there is no stack trace to tell it by
   */
  Long keyOf(ThrowableChain chain) {
    List<KnownException> causes = chain.causes();
    long key = 0;
    for (KnownException exception : causes) {
      key = MethodKeys.mix(key, exception.type());
    }
    StackTraceElement[] trace = causes.get(causes.size() - 1).frames();
    if (trace == null || trace.length == 0) {
      return null;
    }
    long ofAll = key;
    long ofInApp = key;
    seen.clear(trace.length);
    for (StackTraceElement frame : trace) {
      if (frame == null) {
        continue;
      }
      long method = methods.of(frame.getClassName(), frame.getMethodName());
      if (seen.add(method)) {
        ofAll = MethodKeys.mix(ofAll, method);
        ofInApp = inApp.isInApp(frame.getClassName()) ? MethodKeys.mix(ofInApp, method) : ofInApp;
      }
    }
    return ofInApp == key ? ofAll : ofInApp;
  }

  /**
   * Whether the rate allows another event of this stack; takes that of the rate.
   *
   * @param key null for none, which is always allowed
   */
  boolean passes(Long key, long nowNanos) {
    Told told = key == null ? null : byStack.get(key);
    return told == null || told.gate.tryPass(rate.get(), nowNanos);
  }

  /**
   * Counts what is not told to the event before.
   *
   * @param key of which {@link #passes} was false
   */
  void takeIn(Long key, long occurrences) {
    byStack.get(key).further += occurrences;
    account.sampledOut(occurrences);
  }

  /**
   * Notes that an event was made of this stack.
   *
   * @param key null for none
   */
  void told(Long key, ToldEvent event, long nowNanos) {
    if (key == null) {
      return;
    }
    Told told = byStack.get(key);
    if (told == null) {
      told = new Told();
      told.gate.tryPass(rate.get(), nowNanos);
      byStack.put(key, told);
    }
    told.tellFurther(outlet);
    told.quietRounds = 0;
    told.event = event;
  }

  /** An event has become one of another stack: it was wrapped. */
  void forget(ToldEvent event) {
    for (Iterator<Told> all = byStack.values().iterator(); all.hasNext(); ) {
      Told told = all.next();
      if (told.event == event) {
        told.tellFurther(outlet);
        all.remove();
      }
    }
  }

  /** Tells what was taken in since the last round. */
  void round() {
    for (Iterator<Told> all = byStack.values().iterator(); all.hasNext(); ) {
      Told told = all.next();
      if (told.tellFurther(outlet)) {
        told.quietRounds = 0;
      } else if (++told.quietRounds > QUIET_ROUNDS_BEFORE_FORGOTTEN) {
        all.remove();
      }
    }
  }

  private static final class Told {

    private final RateGate gate = new RateGate();
    private ToldEvent event;
    private long further;
    private int quietRounds;

    /** False when there is nothing to tell. */
    boolean tellFurther(Consumer<? super ExceptionEvent> outlet) {
      if (further == 0) {
        return false;
      }
      long taken = further;
      further = 0;
      outlet.accept(event.withFurther(taken));
      return true;
    }
  }
}
