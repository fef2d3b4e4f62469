package dev.faultline.agent;

import dev.faultline.bootstrap.FacadeProbe;
import dev.faultline.bootstrap.FacadeSink;

/**
 * Leads what the application says through the facade to the recorder; detached, it does nothing.
 */
final class FacadeConnection implements AgentPart {

  private final FacadeSink recorder;

  FacadeConnection(FacadeSink recorder) {
    this.recorder = recorder;
  }

  void connect() {
    FacadeProbe.connect(recorder);
  }

  @Override
  public void detach() {
    FacadeProbe.connect(null);
  }
}
