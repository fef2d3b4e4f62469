/**
 * A guarded call by each library that has such, behind one interface, and a proof before anything
 * is timed that each of them does the work.
 */
package dev.faultline.benchmarks.guard;
