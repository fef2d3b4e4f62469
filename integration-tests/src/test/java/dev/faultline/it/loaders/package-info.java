/** The agent in programs whose class loaders delegate to their parents sparingly. */
package dev.faultline.it.loaders;
