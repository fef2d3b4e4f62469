package dev.faultline.agent;

import dev.faultline.bootstrap.BoundaryProbe;
import dev.faultline.bootstrap.Probe;
import dev.faultline.capture.boundary.BoundaryRecorder;
import dev.faultline.capture.record.ExceptionRecorder;

/** Leads what the probes see to the recorders; detached, the probes do nothing. */
final class ProbeConnection implements AgentPart {

  private final ExceptionRecorder sites;
  private final BoundaryRecorder boundaries;

  ProbeConnection(ExceptionRecorder sites, BoundaryRecorder boundaries) {
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
    sites.end();
    boundaries.end();
  }
}
