/** How long an attempt may take, and what ends it. */
package dev.faultline.resilience.timeout;
