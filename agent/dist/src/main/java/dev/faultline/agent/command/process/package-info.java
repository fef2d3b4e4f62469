/** The JVMs of this machine: which there are, and loading the agent into one. */
package dev.faultline.agent.command.process;
