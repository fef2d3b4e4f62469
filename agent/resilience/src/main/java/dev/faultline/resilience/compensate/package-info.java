/**
 * Compensation: when an operation of several steps fails for good, what was done already is undone,
 * the last step first.
 */
package dev.faultline.resilience.compensate;
