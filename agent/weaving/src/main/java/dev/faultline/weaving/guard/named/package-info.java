/**
 * The methods that declarations name, such as fallbacks: found among those of classes that are
 * loaded, when a guard is made.
 */
package dev.faultline.weaving.guard.named;
