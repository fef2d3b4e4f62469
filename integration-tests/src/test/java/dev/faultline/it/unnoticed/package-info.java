/** What a program can see of its JVM, and does with it, is the same with the agent. */
package dev.faultline.it.unnoticed;
