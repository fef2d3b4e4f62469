/**
 * Weaves the calls of in-app classes that tell of exceptions: what is thrown, where, with which
 * locals, and with which locals.
 */
package dev.faultline.weaving.site;
