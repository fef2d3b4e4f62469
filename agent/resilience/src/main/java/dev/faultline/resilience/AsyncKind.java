package dev.faultline.resilience;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/** How the result of an asynchronous call comes about. */
enum AsyncKind {

  /** The call has ended when the stage has that the code returned. */
  STAGE {
    @Override
    void whenEnded(Object returned, BodyEnd end) {
      if (returned == null) {
        throw new NullPointerException("the guarded code returned null in place of a stage");
      }
      ((CompletionStage<?>) returned)
          .whenComplete(
              new BiConsumer<Object, Throwable>() {
                @Override
                public void accept(Object result, Throwable failure) {
                  end.bodyEnded(result, failure);
                }
              });
    }

    @Override
    void cancel(Object returned, boolean interrupt) {
      try {
        ((CompletionStage<?>) returned).toCompletableFuture().cancel(interrupt);
      } catch (RuntimeException cannotBeCancelled) {
        // A stage need not be a future.
      }
    }
  },

  /**
   * The call has ended when the code has returned, whatever becomes of the future that it returned:
   * that nobody can be told of, so the standard will have it.
   */
  FUTURE {
    @Override
    void whenEnded(Object returned, BodyEnd end) {
      if (returned == null) {
        throw new NullPointerException("the guarded code returned null in place of a future");
      }
      end.bodyEnded(returned, null);
    }

    @Override
    void cancel(Object returned, boolean interrupt) {
      ((Future<?>) returned).cancel(interrupt);
    }
  };

  /**
   * Has somebody told of the end, on whichever thread it comes about.
   *
   * @param returned what the code returned
   */
  abstract void whenEnded(Object returned, BodyEnd end);

  /** Cancels what the code returned. */
  abstract void cancel(Object returned, boolean interrupt);
}
