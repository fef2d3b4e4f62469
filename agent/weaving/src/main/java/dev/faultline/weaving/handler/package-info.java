/**
 * Reads from bytecode what exception handlers do with the exceptions that they catch. Needs no
 * agent and loads no class.
 */
package dev.faultline.weaving.handler;
