/** What the agent tells of itself, to people and to programs. */
package dev.faultline.agent.status;
