/** The agent attached to programs that run already, looked at, changed, and detached again. */
package dev.faultline.it.attach;
