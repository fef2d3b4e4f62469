package dev.faultline.agent;

import dev.faultline.bootstrap.FacadeProbe;
import dev.faultline.bootstrap.FacadeSink;
import dev.faultline.capture.context.ThreadContexts;

/**
 * Leads what the application says through the facade to the recorder; detached, it does nothing.
 */
final class FacadeConnection implements AgentPart {

  private final FacadeSink recorder;
  private final ThreadContexts contexts;

  FacadeConnection(FacadeSink recorder, ThreadContexts contexts) {
    this.recorder = recorder;
    this.contexts = contexts;
  }

  void connect() {
    FacadeProbe.connect(recorder);
  }

  @Override
  public void detach() {
    FacadeProbe.connect(null);
    contexts.end();
  }
}
