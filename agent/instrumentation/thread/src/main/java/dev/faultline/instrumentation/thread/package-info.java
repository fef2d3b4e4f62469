/** The boundary at which exceptions leave a thread: {@code Thread.dispatchUncaughtException}. */
package dev.faultline.instrumentation.thread;
