package dev.faultline.benchmarks.guard;

import java.util.concurrent.CompletionStage;

/** A call of the shop whose result is a stage, guarded or not. */
public interface StageCall {
  CompletionStage<Long> price(String isbn, int copies);
}
