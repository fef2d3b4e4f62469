/**
 * What happens on the application's thread when a probe is called: count, decide, snapshot, hand
 * over. Everything slow is left to {@link dev.faultline.capture.story}.
 */
package dev.faultline.capture.record;
