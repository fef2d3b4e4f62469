/** How the agent starts in a foreign JVM, and how its parts are put together. */
package dev.faultline.agent;
