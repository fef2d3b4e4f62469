/** What callers get to see when it is a guard and not the guarded code that fails. */
package dev.faultline.resilience.refusal;
