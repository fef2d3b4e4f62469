package dev.faultline.agent;

import dev.faultline.bootstrap.Probe;
import dev.faultline.bootstrap.ProbeSink;

/** Leads what the probes see to the recorder; detached, the probes do nothing. */
final class ProbeConnection implements AgentPart {

  private final ProbeSink recorder;

  ProbeConnection(ProbeSink recorder) {
    this.recorder = recorder;
  }

  void connect() {
    Probe.connect(recorder);
  }

  @Override
  public void detach() {
    Probe.connect(null);
  }
}
