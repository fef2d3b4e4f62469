/**
 * Stands where OkHttp and Okio expect {@code java.util.logging}, which belongs to the application:
 * the first use of it would choose its LogManager too early. The build points their references
 * here.
 */
package dev.faultline.agent.logging;
