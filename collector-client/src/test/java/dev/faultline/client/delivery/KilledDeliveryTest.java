package dev.faultline.client.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.otlp.ProtocolReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed at any instant, with a backend that takes every other request: what was
 * delivered or on disk arrives, sent by the process that comes after it.
 */
class KilledDeliveryTest {

  /** {@code -Ddelivery.kills=100} for a long run. */
  private static final int KILLS = Integer.getInteger("delivery.kills", 3);

  /** {@code -Ddelivery.seed=12} for other instants. */
  private static final long SEED = Long.getLong("delivery.seed", 11);

  private static final Duration AMPLE = Duration.ofSeconds(60);

  /** A hundred processes leave tens of thousands of batches, which are sent at a pace. */
  private static final Duration LONG = Duration.ofMinutes(10);

  private final Queue<byte[]> taken = new ConcurrentLinkedQueue<>();
  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer backend;

  /** Whether the backend takes everything. */
  private volatile boolean well;

  @TempDir private Path folder;

  @BeforeEach
  void startBackend() throws IOException {
    backend = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    backend.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          boolean takes = requests.incrementAndGet() % 2 == 0 || well;
          if (takes) {
            taken.add(body);
          }
          exchange.sendResponseHeaders(takes ? 200 : 503, -1);
          exchange.close();
        });
    backend.start();
  }

  @AfterEach
  void stopBackend() {
    backend.stop(0);
  }

  @Test
  void nothingIsLostAndNothingInvented(TestReporter reporter) throws Exception {
    Random random = new Random(SEED);
    Set<String> expected = new TreeSet<>();
    for (int round = 0; round < KILLS; round++) {
      String run = "r" + round;
      int settled = killedAfter(1 + random.nextInt(20_000), run);
      for (int i = 0; i < settled; i++) {
        expected.add(run + '-' + i);
      }
    }
    DeliveryAccount account = sendRest();

    Set<String> arrived = new TreeSet<>();
    int messages = 0;
    for (byte[] body : taken) {
      List<String> batch = ProtocolReader.messages(ProtocolReader.gunzip(body));
      messages += batch.size();
      arrived.addAll(batch);
    }
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("kills", String.valueOf(KILLS));
    figures.put("events out of memory", String.valueOf(expected.size()));
    figures.put("events that arrived", String.valueOf(arrived.size()));
    figures.put("more than once", String.valueOf(messages - arrived.size()));
    figures.put("found by the last process", String.valueOf(account.found()));
    reporter.publishEntry(figures);
    assertThat(expected).isNotEmpty();
    // Sets of hundreds of thousands: to have them compared one by one would take a quarter of an
    // hour.
    expected.removeAll(arrived);
    assertThat(expected).as("lost").isEmpty();
    arrived.removeIf(message -> message.matches("r\\d+-\\d+"));
    assertThat(arrived).as("invented").isEmpty();
    // What a process was about to write when it was killed was never out of its memory.
    long torn = account.dropped(DropReason.SPOOL_DAMAGED);
    assertThat(torn).isLessThanOrEqualTo(KILLS * (long) DeliveringProgram.BATCH);
    assertThat(account.dropped()).isEqualTo(torn);
    assertThat(account.found()).isEqualTo(account.delivered() + torn);
  }

  /** How many events it had told to be out of its memory, from its first on. */
  private int killedAfter(long bytes, String run) throws IOException, InterruptedException {
    Path out = folder.resolve("out-" + run);
    Process process =
        new ProcessBuilder(
                java(),
                "-cp",
                System.getProperty("java.class.path"),
                DeliveringProgram.class.getName(),
                spool().toString(),
                url(),
                run)
            .redirectOutput(out.toFile())
            .start();
    try {
      await().atMost(AMPLE).until(() -> Files.size(out) >= bytes || !process.isAlive());
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(process.exitValue()).as("killed").isEqualTo(128 + 9);
    String text = Files.readString(out);
    // Without what it was about to say.
    String[] lines = text.substring(0, text.lastIndexOf('\n') + 1).split("\n");
    String last = lines[lines.length - 1];
    return last.isEmpty() ? 0 : Integer.parseInt(last);
  }

  @Test
  void aFullDiskCostsNothingThatIsOnIt() throws Exception {
    Path bash = Path.of("/bin/bash");
    assumeThat(bash).as("needs ulimit").isExecutable();
    backend.stop(0);
    Path out = folder.resolve("out-full");
    // In blocks of 1024 bytes; the JVM's own files are smaller.
    Process process =
        new ProcessBuilder(
                bash.toString(),
                "-c",
                "ulimit -f 40; exec \"$@\"",
                "-",
                java(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                FullDiskProgram.class.getName(),
                spool().toString(),
                url())
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor()).isZero();
    List<String> lines = Files.readAllLines(out);
    long[] counts = Stream.of(lines.get(0).split(" ")).mapToLong(Long::parseLong).toArray();
    long lost = counts[2];
    long spooled = counts[3];

    assertThat(counts[0]).isEqualTo(FullDiskProgram.EVENTS);
    assertThat(counts[1]).as("delivered").isZero();
    assertThat(counts[4]).as("waiting").isZero();
    assertThat(lost).isPositive();
    assertThat(spooled).isPositive().isEqualTo(FullDiskProgram.EVENTS - lost);
    assertThat(lines).filteredOn(line -> line.contains("in memory alone")).hasSize(1);

    startBackend();
    DeliveryAccount account = sendRest();
    assertThat(account.found()).isEqualTo(spooled);
    assertThat(account.delivered()).isEqualTo(spooled);
    Set<String> arrived = new TreeSet<>();
    for (byte[] body : taken) {
      arrived.addAll(ProtocolReader.messages(ProtocolReader.gunzip(body)));
    }
    assertThat(arrived).hasSize((int) spooled).allMatch(message -> message.matches("f-\\d+"));
  }

  private DeliveryAccount sendRest() {
    well = true;
    EventDelivery delivery = DeliveringProgram.delivery(spool().toString(), url());
    try {
      delivery.resume();
      await().atMost(LONG).until(() -> spool().toFile().list().length == 0);
      return delivery.account();
    } finally {
      delivery.close(AMPLE);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private Path spool() {
    return folder.resolve("spool");
  }

  private String url() {
    return "http://127.0.0.1:" + backend.getAddress().getPort();
  }
}
