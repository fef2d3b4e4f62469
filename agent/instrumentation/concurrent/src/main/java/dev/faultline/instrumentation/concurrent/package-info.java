/** The boundary at which exceptions leave a task: futures, and the executors that use them. */
package dev.faultline.instrumentation.concurrent;
