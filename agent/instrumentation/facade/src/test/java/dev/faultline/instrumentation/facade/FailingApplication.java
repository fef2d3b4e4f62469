package dev.faultline.instrumentation.facade;

import dev.faultline.api.Faultline;
import java.util.List;
import java.util.concurrent.Callable;

/** Fails inside a wrapped task. Loaded by {@link WovenFacade}. */
public final class FailingApplication implements Callable<List<Object>> {

  @Override
  public List<Object> call() throws Exception {
    Callable<List<Object>> task =
        () -> {
          throw new Exception("task");
        };
    return Faultline.wrap(task).call();
  }
}
