/** The places in in-app classes that throw, and what is counted at each of them. */
package dev.faultline.capture.site;
