/** Programs that are measured in processes of their own. */
package dev.faultline.benchmarks.process;
