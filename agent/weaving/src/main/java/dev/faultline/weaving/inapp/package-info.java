/** Which classes are the user's own: by setting, or worked out from how the program was started. */
package dev.faultline.weaving.inapp;
