package dev.faultline.client.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.delivery.DeliveryAccount;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events that wait on disk for a backend of which the name, address or credential has changed. */
class ChangedOwnerTest extends SpoolingProcesses {
  @Test
  void areLeftWhenAnAddressHasChangedAndTheNewOneTakesNothingEither() throws Exception {
    Deliveries deliveries = start("http://former", DAYS, AWAY);
    keep(deliveries);
    deliveries.change(choices("http://next", AWAY));
    keep(deliveries);
    end(deliveries);
    assertThat(deliveries.each().get(0).counts().spooled()).isEqualTo(2);

    DeliveryAccount account = run("http://next", DAYS, SendOutcome.accepted());
    assertThat(account.found()).isEqualTo(1);
    assertThat(orphans())
        .singleElement()
        .asString()
        .contains(folder.resolve("a-former-").toString(), ": 1 events wait");
  }

  @Test
  void areThoseOfABackendOfAnotherNameAtTheSameAddress() throws Exception {
    leave("http://same");
    name = "b";

    DeliveryAccount account = run("http://same", DAYS, SendOutcome.accepted());
    assertThat(account.found()).isZero();
    assertThat(account.delivered()).isEqualTo(1);
    assertThat(orphans())
        .singleElement()
        .asString()
        .contains(folder.resolve("a-same-").toString(), ": 3 events wait");
  }

  @Test
  void areThoseThatWereToBeSentInAnothersName() throws Exception {
    others = Map.of("token", "TENANT-A");
    leave("http://same");
    others = Map.of("token", "TENANT-B");

    DeliveryAccount account = run("http://same", DAYS, SendOutcome.accepted());
    assertThat(account.found()).isZero();
    assertThat(account.delivered()).isEqualTo(1);
    assertThat(orphans()).singleElement().asString().contains(": 3 events wait");

    others = Map.of("token", "TENANT-A", "timeout", "5s", "severity", "info");
    assertThat(run("http://same", DAYS, SendOutcome.accepted()).found())
        .as("neither a timeout nor a filter makes it another")
        .isEqualTo(3);
  }

  @Test
  void areLeftWhenACredentialHasChangedAndTheNewOneIsNotTakenEither() throws Exception {
    others = Map.of("token", "former");
    Deliveries deliveries = start("http://same", DAYS, AWAY);
    keep(deliveries);
    others = Map.of("token", "next");
    deliveries.change(choices("http://same", AWAY));
    keep(deliveries);
    end(deliveries);
    assertThat(deliveries.each().get(0).counts().spooled()).isEqualTo(2);

    assertThat(run("http://same", DAYS, SendOutcome.accepted()).found()).isEqualTo(1);
    assertThat(orphans()).singleElement().asString().contains(": 1 events wait");
  }

  @Test
  void areSentFirstWhenACredentialHasChangedAndTheNewOneIsTaken() throws Exception {
    others = Map.of("token", "former");
    Deliveries deliveries = start("http://same", DAYS, AWAY);
    keep(deliveries);
    others = Map.of("token", "next");
    deliveries.change(choices("http://same", SendOutcome.accepted()));
    BackendDelivery only = deliveries.each().get(0);
    await().until(() -> only.counts().delivered() == 1);
    end(deliveries);
    assertThat(segments()).isEmpty();
  }
}
