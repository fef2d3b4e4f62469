/** Single parts: of a capture, of delivery, and calls of methods and of the facade. */
package dev.faultline.benchmarks.part;
