/** What a caller gets in place of a result when a call has failed for good. */
package dev.faultline.resilience.fallback;
