package dev.faultline.backend.kafka;

import org.apache.kafka.clients.producer.ProducerConfig;

/** Names of Kafka's classes in settings, as everybody writes them. */
final class ClassNames {
  private ClassNames() {}

  /**
   * The packaged jar has Kafka's classes in a package of its own: {@code sasl.jaas.config} and
   * others are to name them as Kafka's documentation does.
   */
  static String here(String value) {
    // Not in one piece: packaging would change it, too.
    String documented = String.join(".", "org", "apache", "kafka", "");
    String own = ProducerConfig.class.getName();
    String here = own.substring(0, own.length() - "clients.producer.ProducerConfig".length());
    return value.replace(documented, here);
  }
}
