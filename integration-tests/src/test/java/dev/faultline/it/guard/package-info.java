/** Methods that are guarded: retried, broken off, limited, answered in their place. */
package dev.faultline.it.guard;
