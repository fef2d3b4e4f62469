/** Injects faults that properties ask for, so that users can rehearse their own recovery. */
package dev.faultline.guards.fault;
