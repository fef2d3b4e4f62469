/**
 * What guards do, told to the application's own registries of metrics under the names that
 * MicroProfile Fault Tolerance 4.1 gives to it. The registries (MicroProfile Metrics from 3.0 on,
 * OpenTelemetry) are found by name, and done without where they are missing.
 *
 * <p>Whatever here refers to objects of the application is kept by these, or by guards, which the
 * application's classes keep: the agent keeps none of it. After the agent has ended, nothing of it
 * is left in the registries but the figures.
 */
package dev.faultline.guards.standard;
