package dev.faultline.it.delivery;

import static org.awaitility.Awaitility.await;

import dev.faultline.it.backend.Identity;
import dev.faultline.it.jdk.Jdks;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.Outcome;
import dev.faultline.it.run.RunningProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A broker of Kafka in a process of its own, which is its own controller. Makes no topics itself.
 */
final class KafkaBroker implements AutoCloseable {

  private static final String SECRET = "geheim-4711";
  private static final String PLAIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required";

  private static final String SCRAM =
      "org.apache.kafka.common.security.scram.ScramLoginModule required";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path settings;
  private final int port;
  private final int securePort;
  private final Path authority;
  private RunningProgram process;

  private KafkaBroker(Path settings, int port, int securePort, Path authority) {
    this.settings = settings;
    this.port = port;
    this.securePort = securePort;
    this.authority = authority;
  }

  /** A broker with no data, which answers. */
  static KafkaBroker start() throws IOException {
    Path folder = TestFolders.create("kafka");
    int port = freePort();
    int securePort = freePort();
    int controller = freePort();
    Identity identity = identity(folder);
    String secure = "listener.name.secure.";
    Path settings = folder.resolve("server.properties");
    Files.write(
        settings,
        List.of(
            "process.roles=broker,controller",
            "node.id=1",
            "controller.quorum.voters=1@127.0.0.1:" + controller,
            "controller.listener.names=CONTROLLER",
            "listeners="
                + ("PLAINTEXT://127.0.0.1:" + port)
                + (",SECURE://127.0.0.1:" + securePort)
                + (",CONTROLLER://127.0.0.1:" + controller),
            "advertised.listeners="
                + ("PLAINTEXT://127.0.0.1:" + port)
                + (",SECURE://127.0.0.1:" + securePort),
            "listener.security.protocol.map="
                + "PLAINTEXT:PLAINTEXT,SECURE:SASL_SSL,CONTROLLER:PLAINTEXT",
            "inter.broker.listener.name=PLAINTEXT",
            secure + "ssl.keystore.type=PKCS12",
            secure + "ssl.keystore.location=" + identity.keystore(),
            secure + "ssl.keystore.password=" + Identity.PASSWORD,
            secure + "sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-512",
            secure + "scram-sha-512.sasl.jaas.config=" + SCRAM + ";",
            secure + "plain.sasl.jaas.config=" + PLAIN + " user_shop=\"" + SECRET + "\";",
            "log.dirs=" + folder.resolve("data"),
            "auto.create.topics.enable=false"));
    Outcome formatted =
        java("kafka.tools.StorageTool")
            .arguments("format", "-t", "4L6g3nShT-eMCtK--X86sw", "-c", settings.toString())
            .run();
    if (formatted.exitCode() != 0) {
      throw new IllegalStateException("no broker: " + formatted);
    }
    Path authority = folder.resolve("ca.pem");
    try {
      Files.writeString(authority, identity.certificatePem());
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
    KafkaBroker broker = new KafkaBroker(settings, port, securePort, authority);
    broker.startAgain();
    broker.createUser();
    return broker;
  }

  private static Identity identity(Path folder) throws IOException {
    try {
      return Identity.make("broker", folder);
    } catch (GeneralSecurityException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static JavaProgram java(String mainClass) {
    return JavaProgram.on(Jdks.current())
        .jvmArguments("-Xmx256m", "-XX:TieredStopAtLevel=1")
        .classPath(Packaged.kafkaBrokerJars())
        .mainClass(mainClass);
  }

  /** On the same ports with the same data, after {@link #kill}. */
  void startAgain() {
    process = java("kafka.Kafka").arguments(settings.toString()).start();
    try (Admin admin = admin()) {
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> !admin.describeCluster().nodes().get().isEmpty());
    }
  }

  /** As a power cut would. */
  void kill() {
    process.kill();
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  /** Where TLS, a name and a password are asked for. */
  String secureAddress() {
    return "127.0.0.1:" + securePort;
  }

  /** What a producer must be told to be let in there. */
  Map<String, String> plain() {
    return credentials("PLAIN", PLAIN, SECRET);
  }

  /** The same by a mechanism that sends no password. */
  Map<String, String> scram() {
    return scram(SECRET);
  }

  Map<String, String> scram(String password) {
    return credentials("SCRAM-SHA-512", SCRAM, password);
  }

  private Map<String, String> credentials(String mechanism, String module, String password) {
    return Map.of(
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        mechanism,
        "sasl.jaas.config",
        module + " username=\"shop\" password=\"" + password + "\";",
        "ssl.truststore.type",
        "PEM",
        "ssl.truststore.location",
        authority.toString());
  }

  /** What no log must show. */
  static String secret() {
    return SECRET;
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", address()));
  }

  private void createUser() {
    try (Admin admin = admin()) {
      done(
          admin
              .alterUserScramCredentials(
                  List.of(
                      new UserScramCredentialUpsertion(
                          "shop",
                          new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096),
                          SECRET)))
              .all());
    }
  }

  void createTopic(String name) {
    try (Admin admin = admin()) {
      done(admin.createTopics(List.of(new NewTopic(name, Optional.of(3), Optional.empty()))).all());
    }
  }

  /** What a record may have at most, in bytes. */
  void limitTopic(String name, int maxBytes) {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
    Collection<AlterConfigOp> set =
        List.of(
            new AlterConfigOp(
                new ConfigEntry("max.message.bytes", Integer.toString(maxBytes)),
                AlterConfigOp.OpType.SET));
    try (Admin admin = admin()) {
      done(admin.incrementalAlterConfigs(Map.of(topic, set)).all());
    }
  }

  private static void done(KafkaFuture<?> asked) {
    try {
      asked.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** All records of a topic that there are now. */
  List<ConsumerRecord<String, byte[]>> records(String topic) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", address()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(one -> new TopicPartition(topic, one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
      }
      return all;
    } catch (RuntimeException failed) {
      throw new UncheckedIOException(new IOException("no records of " + topic, failed));
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
