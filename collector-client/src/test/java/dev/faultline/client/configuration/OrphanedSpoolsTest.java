package dev.faultline.client.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.client.RecordingLog;
import dev.faultline.client.SampleEvents;
import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.delivery.DeliveryAccount;
import dev.faultline.client.delivery.DeliverySettings;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.Resource;
import dev.faultline.client.metric.MetricSources;
import dev.faultline.client.spool.Spool;
import dev.faultline.client.spool.SpoolSettings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that wait on disk for an address that is set no longer. */
class OrphanedSpoolsTest {
  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final Duration DAYS = Duration.ofDays(2);
  private static final SendOutcome AWAY = SendOutcome.retryable("connection refused");

  private RecordingLog log;
  private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
  private String name = "a";

  /** Settings beside its address. */
  private Map<String, String> others = Map.of();

  @TempDir private Path folder;

  @Test
  void areToldAndStayForAProcessThatSendsThere() throws Exception {
    leave("http://wrong");

    run("http://right", DAYS, SendOutcome.accepted());
    assertThat(orphans())
        .singleElement()
        .asString()
        .contains(folder.resolve("a-wrong-").toString())
        .contains(": 3 events wait", " 0 were too old", " 0 could not");

    DeliveryAccount account = run("http://wrong", DAYS, SendOutcome.accepted());
    assertThat(account.found()).isEqualTo(3);
    assertThat(account.delivered()).as("and its own").isEqualTo(4);
    assertThat(orphans()).isEmpty();
  }

  @Test
  void goWhenTheyAreTooOld() throws Exception {
    leave("http://wrong");
    leaveForAMillisecond(segments().get(0));
    long left = System.currentTimeMillis();
    await().until(() -> System.currentTimeMillis() > left + 1);

    DeliveryAccount account = run("http://right", DAYS, SendOutcome.accepted());
    assertThat(account.found()).as("not of this backend").isZero();
    assertThat(orphans()).singleElement().asString().contains(": 0 events wait", " 3 were too old");
    assertThat(segments()).isEmpty();
  }

  private static void leaveForAMillisecond(Path insteadOf) throws IOException {
    Files.delete(insteadOf);
    SpoolSettings settings =
        SpoolSettings.in(insteadOf.getParent().toFile()).maxAge(Duration.ofMillis(1)).build();
    try (Spool spool = Spool.open(settings)) {
      spool.putBack(spool.append(new byte[1], 3));
    }
  }

  @Test
  void areNotTooOldByTheAgeThatIsSetForOthers() throws Exception {
    leave("http://wrong");
    long left = System.currentTimeMillis();
    await().until(() -> System.currentTimeMillis() > left + 1);

    run("http://right", Duration.ofMillis(1), SendOutcome.accepted());
    run("http://right", Duration.ofMillis(1), SendOutcome.accepted());
    assertThat(orphans()).singleElement().asString().contains(": 3 events wait", " 0 were too old");
  }

  @Test
  void areNeverTooOldWhereNobodyCanTellWhatWasSet() throws Exception {
    leave("http://wrong");
    changeFirstBytes(0);

    run("http://right", Duration.ofMillis(1), SendOutcome.accepted());
    assertThat(orphans()).singleElement().asString().contains(": 3 events wait", " 0 were too old");
  }

  private void changeFirstBytes(long to) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(segments().get(0).toFile(), "rw")) {
      file.writeLong(to);
    }
  }

  @Test
  void areCutAsOthersAre() throws Exception {
    leave("http://wrong");
    Path segment = segments().get(0);
    try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
      file.setLength(file.length() - 1);
    }

    run("http://right", DAYS, SendOutcome.accepted());
    assertThat(orphans())
        .singleElement()
        .asString()
        .contains(": 2 events wait", " 1 could not be read");
    assertThat(log.lines()).anyMatch(line -> line.contains("were no whole batch and are cut"));
  }

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

  @Test
  void areNotThoseOfAProcessThatRuns() throws Exception {
    leave("http://other");
    SpoolSettings settings = SpoolSettings.in(segments().get(0).getParent().toFile()).build();
    try (Spool running = Spool.open(settings)) {
      assertThat(running.account().waiting()).isEqualTo(3);

      run("http://right", Duration.ofMillis(1), SendOutcome.accepted());
      assertThat(orphans()).isEmpty();
      assertThat(segments()).hasSize(1);
    }
  }

  @Test
  void areNotTheFilesOfOthers() throws Exception {
    Path others = Files.createDirectory(folder.resolve("mail"));
    Path file = Files.writeString(others.resolve("queue.spool"), "not ours");

    run("http://right", DAYS, SendOutcome.accepted());
    assertThat(file).hasContent("not ours");
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void needNoThreadWhenThereAreNone() throws Exception {
    leave("http://right");
    threads.clear();

    run("http://right", DAYS, SendOutcome.accepted());
    assertThat(threads).extracting(Thread::getName).doesNotContain("faultline-spool");
  }

  /** Three events on disk, as a process leaves them. */
  private void leave(String address) throws Exception {
    Deliveries deliveries = start(address, DAYS, AWAY);
    for (int i = 0; i < 3; i++) {
      keep(deliveries);
    }
    end(deliveries);
    assertThat(deliveries.each().get(0).counts().spooled()).isEqualTo(3);
  }

  private static void keep(Deliveries deliveries) {
    deliveries.offer(SampleEvents.event("e"));
    assertThat(deliveries.flush(AMPLE)).isTrue();
  }

  private DeliveryAccount run(String address, Duration maxAge, SendOutcome answer)
      throws Exception {
    Deliveries deliveries = start(address, maxAge, answer);
    deliveries.offer(SampleEvents.event("fresh"));
    BackendDelivery only = deliveries.each().get(0);
    await().until(() -> only.counts().delivered() > 0 && only.counts().spooled() == 0);
    end(deliveries);
    return only.counts();
  }

  private Deliveries start(String address, Duration maxAge, SendOutcome answer) {
    log = new RecordingLog();
    threads.clear();
    Deliveries deliveries =
        new Deliveries(
            choices(address, answer),
            new DeliveryFactory(
                DeliverySettings.builder()
                    .batchInterval(Duration.ZERO)
                    .replayInterval(Duration.ofMillis(1))
                    .build(),
                new SpoolPlace(folder.toFile(), 1 << 20, maxAge),
                Resource.builder().build(),
                "1.2.3",
                this::thread,
                log));
    deliveries.start(Duration.ZERO, new MetricSources());
    return deliveries;
  }

  private BackendChoices choices(String address, SendOutcome answer) {
    String prefix = "faultline.backend." + name + '.';
    Map<String, String> properties = new HashMap<>();
    others.forEach((setting, value) -> properties.put(prefix + setting, value));
    properties.put(prefix + "type", "scripted");
    properties.put(prefix + "address", address);
    return BackendChoices.of(
        List.of(name),
        properties,
        Map.of(),
        BackendProviders.builtIn().with(List.of(provider(answer)), ""));
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work);
    threads.add(thread);
    return thread;
  }

  private void end(Deliveries deliveries) throws InterruptedException {
    deliveries.close(AMPLE);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private List<String> orphans() {
    return log.lines().stream().filter(line -> line.contains("other processes left")).toList();
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".spool")).toList();
    }
  }

  private static BackendProvider provider(SendOutcome answer) {
    return new BackendProvider() {
      @Override
      public String type() {
        return "scripted";
      }

      @Override
      public Set<String> tuning() {
        return Set.of("timeout");
      }

      @Override
      public Backend create(BackendContext context) {
        context.settings().text("token", null);
        context.settings().duration("timeout", Duration.ofSeconds(1));
        return new Scripted(context.settings().text("address", null), answer);
      }
    };
  }

  private record Scripted(String description, SendOutcome answer) implements Backend {
    @Override
    public byte[] encode(List<? extends Event> events) {
      return new byte[1];
    }

    @Override
    public SendOutcome send(byte[] body) {
      return answer;
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {}
  }
}
