/**
 * Events in files, one JSON object a line.
 *
 * <p>Files are written by {@link java.io.RandomAccessFile}: {@code java.nio.file} would choose the
 * application's file system provider before it does.
 */
package dev.faultline.client.file;
