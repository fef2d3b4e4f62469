/**
 * Holds what the agent costs under its budget: measures its time, and gives up detail in steps when
 * there is too much of it. {@code docs/overhead.md} describes it.
 */
package dev.faultline.capture.governor;
