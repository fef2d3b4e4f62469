/**
 * What guards use of the application's own: its handlers, predicates, fallback methods and
 * exceptions, all found by name in its class loaders.
 */
package dev.faultline.guards.application;
