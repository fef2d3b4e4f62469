/** How many calls may be under way at once. */
package dev.faultline.resilience.bulkhead;
