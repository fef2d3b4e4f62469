/** Time and timers, as tests can make them up. */
package dev.faultline.resilience.time;
