package dev.faultline.resilience.testing;

import dev.faultline.resilience.call.StackRoom;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuarantee;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;

/** What model checking need not look into. */
public final class UncheckedSteps {

  private UncheckedSteps() {}

  /** It touches no memory that threads share, and its depth would be taken for a loop. */
  public static ManagedStrategyGuarantee stackRoom() {
    return ManagedStrategyGuaranteeKt.forClasses(StackRoom.class.getName()).allMethods().ignore();
  }
}
