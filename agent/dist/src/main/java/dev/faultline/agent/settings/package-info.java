/**
 * The agent's settings: what there is, where it comes from (system property, environment variable,
 * properties file, default), and what is wrong with it.
 */
package dev.faultline.agent.settings;
