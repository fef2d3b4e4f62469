/** The facade that application code calls, {@code dev.faultline.api}: gives it something to do. */
package dev.faultline.instrumentation.facade;
