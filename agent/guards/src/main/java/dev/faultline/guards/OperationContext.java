package dev.faultline.guards;

import dev.faultline.capture.context.ContextCompanion;
import dev.faultline.resilience.compensate.CompensationScope;
import dev.faultline.resilience.compensate.Compensations;
import java.util.concurrent.atomic.AtomicReference;

/** Has the operation of a thread go along with its context. Thread-safe. */
final class OperationContext implements ContextCompanion {

  private final AtomicReference<Guards> guards;

  /**
   * @param guards none as long as there is no guarded class
   */
  OperationContext(AtomicReference<Guards> guards) {
    this.guards = guards;
  }

  @Override
  public Object take() {
    Compensations operations = operations();
    return operations == null ? null : operations.current();
  }

  @Override
  public Object enter(Object taken) {
    return bind((CompensationScope) taken);
  }

  @Override
  public void leave(Object before) {
    bind((CompensationScope) before);
  }

  private CompensationScope bind(CompensationScope scope) {
    Compensations operations = operations();
    return operations == null ? null : operations.bind(scope);
  }

  private Compensations operations() {
    Guards there = guards.get();
    return there == null ? null : there.operations();
  }
}
