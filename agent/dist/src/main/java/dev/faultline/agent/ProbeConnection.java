package dev.faultline.agent;

import dev.faultline.bootstrap.BoundaryProbe;
import dev.faultline.bootstrap.BoundarySink;
import dev.faultline.bootstrap.Probe;
import dev.faultline.bootstrap.ProbeSink;

/** Leads what the probes see to the recorders; detached, the probes do nothing. */
final class ProbeConnection implements AgentPart {

  private final ProbeSink sites;
  private final BoundarySink boundaries;

  ProbeConnection(ProbeSink sites, BoundarySink boundaries) {
    this.sites = sites;
    this.boundaries = boundaries;
  }

  void connect() {
    Probe.connect(sites);
    BoundaryProbe.connect(boundaries);
  }

  @Override
  public void detach() {
    Probe.connect(null);
    BoundaryProbe.connect(null);
  }
}
