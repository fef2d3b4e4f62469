package dev.faultline.collector.ingest;

import java.util.ArrayList;
import java.util.List;

/** Which records of one request were refused, and why. Not thread-safe. */
final class RejectionSummary {

  /** So many reasons are told; a batch that is wrong is mostly wrong for one. */
  private static final int MAX_REASONS = 5;

  private final List<String> reasons = new ArrayList<>();
  private int count;

  void add(int record, RejectedRecordException reason) {
    count++;
    if (reasons.size() < MAX_REASONS) {
      reasons.add("record " + record + ": " + reason.getMessage());
    }
  }

  int count() {
    return count;
  }

  /** For the sender's developer; empty when none were refused. */
  String message() {
    String told = String.join("; ", reasons);
    return count == reasons.size() ? told : told + "; and " + (count - reasons.size()) + " more";
  }
}
