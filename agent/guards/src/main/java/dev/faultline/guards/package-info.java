/**
 * Joins what is declared to what guards: finds the guarded methods when their classes are woven,
 * and makes their guards when they are first called, for each class of receivers and each
 * deployment.
 */
package dev.faultline.guards;
