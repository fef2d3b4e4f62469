/**
 * Encoded batches on disk, from before they are sent until the backend has taken them: an
 * append-only queue that outlives the process, shared by several.
 */
package dev.faultline.client.spool;
