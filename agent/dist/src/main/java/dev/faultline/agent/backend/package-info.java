/** What the agent's settings say of deliveries, and what its status tells of them. */
package dev.faultline.agent.backend;
