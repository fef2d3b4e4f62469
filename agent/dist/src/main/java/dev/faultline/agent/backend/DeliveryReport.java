package dev.faultline.agent.backend;

import dev.faultline.agent.status.Status;
import dev.faultline.agent.status.StatusSection;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.configuration.BackendDelivery;
import dev.faultline.client.configuration.Deliveries;
import dev.faultline.client.delivery.DeliveryAccount;
import java.util.List;
import java.util.Map;

/**
 * What the status tells of deliveries: a section for each backend, those among them that were taken
 * away while the program runs.
 */
public final class DeliveryReport {

  private DeliveryReport() {}

  /** Adds what can be said of them. */
  public static void add(Deliveries deliveries, Status status) {
    List<BackendDelivery> each = deliveries.each();
    if (each.isEmpty() || deliveries.sentNowhere() > 0) {
      status
          .section("delivery to no backend")
          .put("backend", "none")
          .put("events sent nowhere", deliveries.sentNowhere());
    }
    for (BackendDelivery one : each) {
      StatusSection section =
          status.section(each.size() == 1 ? "delivery" : "delivery to " + one.name());
      add(one.counts(), section.put("backend", one.name()).put("to", one.destination()));
    }
    for (Map.Entry<String, DeliveryAccount> one : deliveries.removed().accounts().entrySet()) {
      StatusSection section = status.section("delivery to " + one.getKey() + ", removed");
      add(one.getValue(), section.put("backend", one.getKey()));
    }
  }

  private static void add(DeliveryAccount counts, StatusSection section) {
    section
        .put("events produced", counts.offered())
        .put("events filtered out", counts.filteredOut())
        .put("events found on disk", counts.found())
        .put("events delivered", counts.delivered())
        .put("events refused", counts.refused())
        .put("events dropped", counts.dropped())
        .put("events on disk", counts.spooled())
        .put("events waiting", counts.waiting());
    for (Map.Entry<DropReason, Long> reason : counts.droppedByReason().entrySet()) {
      section.put("dropped " + reason.getKey().wireName(), reason.getValue());
    }
  }
}
