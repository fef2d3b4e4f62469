/** How large events are, and how one that is too large is cut. */
package dev.faultline.client.size;
