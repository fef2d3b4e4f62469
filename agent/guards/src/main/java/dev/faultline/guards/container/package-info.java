/**
 * What the application's container gives guards: configuration, objects, the request context. Found
 * by name, and done without where it is missing.
 */
package dev.faultline.guards.container;
