/**
 * The type of backend {@code kafka}: each event is a record with a request of OTLP in protobuf, on
 * a topic, under the key of what happened.
 */
package dev.faultline.backend.kafka;
