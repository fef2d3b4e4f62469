/** What is measured on, and whether it has other work to do. */
package dev.faultline.benchmarks.machine;
