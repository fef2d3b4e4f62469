/**
 * The boundary at which exceptions are reported: loggers, of the JDK and of the usual libraries.
 */
package dev.faultline.instrumentation.logging;
