/** Weaves guards into the bodies of methods. */
package dev.faultline.weaving.guard;
