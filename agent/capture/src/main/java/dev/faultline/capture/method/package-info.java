/** Methods whose calls are measured, and how long they took. */
package dev.faultline.capture.method;
