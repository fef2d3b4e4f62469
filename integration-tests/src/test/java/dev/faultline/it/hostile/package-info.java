/** Programs that make it hard: hostile exception classes, no stack, no memory. */
package dev.faultline.it.hostile;
