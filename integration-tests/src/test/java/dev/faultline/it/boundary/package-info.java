/** Exceptions of the JVM and of libraries, seen where they leave the user's code or are logged. */
package dev.faultline.it.boundary;
