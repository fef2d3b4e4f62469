/** Which failures a policy is about. */
package dev.faultline.resilience.failure;
