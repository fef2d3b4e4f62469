/** Sends what is logged by Log4j 2 as events. */
package dev.faultline.log4j2;
