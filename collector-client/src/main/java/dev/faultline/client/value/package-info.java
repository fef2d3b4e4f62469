/** Walks the trees of values that events hold, for whatever form they are written in. */
package dev.faultline.client.value;
