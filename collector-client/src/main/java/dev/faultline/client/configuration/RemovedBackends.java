package dev.faultline.client.configuration;

import dev.faultline.client.delivery.DeliveryAccount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the events of backends that were taken away while the program runs. One that was
 * taken away more than once has one account of all these times. Thread-safe.
 */
public final class RemovedBackends {
  private final Map<String, Removed> byName = new LinkedHashMap<>();

  /** Those of one name. */
  private static final class Removed {
    /** The newest, of which a batch may be under way still, and others of which events wait. */
    private final List<BackendDelivery> latest = new ArrayList<>();

    /** Of all others. */
    private DeliveryAccount earlier = DeliveryAccount.empty();

    void add(BackendDelivery gone) {
      for (Iterator<BackendDelivery> each = latest.iterator(); each.hasNext(); ) {
        DeliveryAccount counts = each.next().counts();
        if (counts.waiting() == 0) {
          earlier = earlier.plus(counts);
          each.remove();
        }
      }
      latest.add(gone);
    }

    DeliveryAccount counts() {
      DeliveryAccount sum = earlier;
      for (BackendDelivery one : latest) {
        sum = sum.plus(one.counts());
      }
      return sum;
    }
  }

  synchronized void add(BackendDelivery gone) {
    Removed same = byName.get(gone.name());
    if (same == null) {
      same = new Removed();
      byName.put(gone.name(), same);
    }
    same.add(gone);
  }

  /**
   * The accounts, by what the settings called the backend. What is on disk in one was left there:
   * whoever sends it finds it, and counts it as found.
   */
  public synchronized Map<String, DeliveryAccount> accounts() {
    Map<String, DeliveryAccount> accounts = new LinkedHashMap<>();
    for (Map.Entry<String, Removed> one : byName.entrySet()) {
      accounts.put(one.getKey(), one.getValue().counts());
    }
    return Collections.unmodifiableMap(accounts);
  }
}
