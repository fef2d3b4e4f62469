/**
 * What must not leave the JVM: decided by the name of a value, by its type, and by what a text
 * looks like. {@link dev.faultline.capture.redaction.Redaction} holds all of it.
 */
package dev.faultline.capture.redaction;
