package dev.faultline.resilience.limiter;

import java.util.function.Supplier;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** Whatever the interleaving, schedules give the times that they would have given one by one. */
class RateLimiterLincheckTest {

  private static void check(Class<?> schedule) {
    new ModelCheckingOptions()
        .iterations(6)
        .invocationsPerIteration(300)
        .threads(2)
        .actorsPerThread(4)
        .actorsBefore(2)
        .check(schedule);
  }

  @Test
  void smoothIsLinearizable() {
    check(Smooth.class);
  }

  @Test
  void fixedIsLinearizable() {
    check(Fixed.class);
  }

  @Test
  void rollingIsLinearizable() {
    check(Rolling.class);
  }

  /** Clocks of threads may be read in another order than the times are taken in. */
  @Param(name = "now", gen = IntGen.class, conf = "10:40")
  public abstract static class Checked {

    private final Schedule schedule;

    Checked(Supplier<Schedule> schedule) {
      this.schedule = schedule.get();
    }

    @Operation
    public long reserve(@Param(name = "now") int now) {
      return schedule.reserve(now, 0);
    }

    @Operation
    public long reserveWaiting(@Param(name = "now") int now) {
      return schedule.reserve(now, 15);
    }

    @Operation
    public boolean cancel(@Param(name = "now") int time) {
      return schedule.cancel(time);
    }
  }

  public static class Smooth extends Checked {
    public Smooth() {
      super(() -> new SmoothSchedule(5, 2, 0));
    }
  }

  public static class Fixed extends Checked {
    public Fixed() {
      super(() -> new FixedSchedule(2, 10));
    }
  }

  public static class Rolling extends Checked {
    public Rolling() {
      super(() -> new RingSchedule(2, 10, 3, false));
    }
  }
}
