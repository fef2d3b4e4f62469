/**
 * Tests of what users get: the packaged agent and collector, in JVMs of their own, on every JDK
 * that is found. Nothing of Faultline is on the tests' own class path.
 */
package dev.faultline.it;
