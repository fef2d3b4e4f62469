/** Makes guards of what is declared, with the states that they share within a deployment. */
package dev.faultline.guards.policy;
