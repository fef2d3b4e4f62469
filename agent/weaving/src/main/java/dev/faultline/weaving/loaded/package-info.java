/**
 * Weaving, and its undoing, of classes that are loaded already: which ones, in batches, and without
 * losing what the JVM does not keep of a class file.
 */
package dev.faultline.weaving.loaded;
