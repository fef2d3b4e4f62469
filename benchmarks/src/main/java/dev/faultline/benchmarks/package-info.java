/** What the agent costs, measured beside its peers in one run. */
package dev.faultline.benchmarks;
