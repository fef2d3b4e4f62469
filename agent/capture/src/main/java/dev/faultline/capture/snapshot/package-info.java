/**
 * From live values to bounded, redacted snapshots, on the application's thread, without calling a
 * method of the application's classes. The result is the tree of plain values that {@code
 * docs/wire.md} describes.
 */
package dev.faultline.capture.snapshot;
