/** What takes the place of parts of Kafka's client in the packaged jar. */
package dev.faultline.backend.kafka.standin;
