/**
 * The agent as an MBean. Loaded only when the application has set JMX up itself. Clients need no
 * class of the agent: all types are the JDK's.
 */
package dev.faultline.agent.jmx;
