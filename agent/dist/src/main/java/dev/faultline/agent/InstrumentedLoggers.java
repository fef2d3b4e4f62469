package dev.faultline.agent;

import dev.faultline.capture.story.WatchedLoggers;
import dev.faultline.instrumentation.logging.LoggerRoutes;
import dev.faultline.weaving.InstrumentationTransformer;
import java.util.Collection;

/** The loggers whose calls end in instrumented code, by the classes loaded so far. Thread-safe. */
final class InstrumentedLoggers implements WatchedLoggers {

  private volatile InstrumentationTransformer instrumentations;

  /** Internal names of the classes by which facades are known to lead to instrumented code. */
  static Collection<String> lookedFor() {
    return LoggerRoutes.bindings();
  }

  /** Answers by these from now on. */
  void by(InstrumentationTransformer transformer) {
    instrumentations = transformer;
  }

  @Override
  public boolean tellOf(String logger) {
    final InstrumentationTransformer applied = instrumentations;
    return applied != null
        && LoggerRoutes.endsInstrumented(
            logger,
            new LoggerRoutes.Loaded() {
              @Override
              public boolean isInstrumented(String className) {
                return applied.changes(className);
              }

              @Override
              public boolean isLoaded(String binding) {
                return applied.hasMet(binding);
              }
            });
  }
}
