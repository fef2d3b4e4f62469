/**
 * What application code may tell the agent: {@link dev.faultline.api.Faultline} is where to start.
 *
 * <p>Without the agent nothing here does anything. Nothing here throws: arguments that are null,
 * and parts of them, are ignored. Only text, numbers and booleans are taken, so that the agent
 * never has to call a method of the application's objects.
 */
package dev.faultline.api;
