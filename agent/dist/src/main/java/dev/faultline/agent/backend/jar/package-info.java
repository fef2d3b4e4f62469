/**
 * Backends that the agent does not bring: {@link dev.faultline.agent.backend.jar.BackendJars} opens
 * the jars that the settings name. Each jar, or folder of jars, has a class loader of its own,
 * which sees the JDK and {@code dev.faultline.client}, and nothing else of the agent or the
 * application.
 */
package dev.faultline.agent.backend.jar;
