/** The calls that tell of exceptions at boundaries. */
package dev.faultline.weaving.boundary;
