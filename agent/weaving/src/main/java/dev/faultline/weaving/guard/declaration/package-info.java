/**
 * What guards are declared: annotations of ours and of others, read from class files, and
 * properties, brought into one model in which each value knows where it stands. No class is loaded,
 * and nothing here weaves.
 */
package dev.faultline.weaving.guard.declaration;
