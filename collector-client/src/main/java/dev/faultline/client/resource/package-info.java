/** What all events of this JVM come from, by OpenTelemetry's semantic conventions for resources. */
package dev.faultline.client.resource;
