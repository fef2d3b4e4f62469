/** The guarded call as policies see it: what it was made with, and what it returned. */
package dev.faultline.resilience.call;
