/**
 * Weaves the call before each {@code athrow} of an in-app class that tells what is thrown, where,
 * and with which locals.
 */
package dev.faultline.weaving.throwsite;
