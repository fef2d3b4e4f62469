/**
 * Weaves methods that the user names, by pattern or by annotation, of whatever class: how long
 * their calls take, and every exception that leaves them.
 */
package dev.faultline.weaving.method;
