/** Sends what is logged by Logback as events. */
package dev.faultline.logback;
