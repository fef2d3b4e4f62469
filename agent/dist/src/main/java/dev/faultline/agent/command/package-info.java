/**
 * The command line, {@code java -jar faultline-agent.jar …}, and how it talks to an agent in
 * another JVM. A command is one class, named in {@link dev.faultline.agent.command.Commands}; one
 * that needs the other JVM is a {@link dev.faultline.agent.command.TargetCommand}, whose one half
 * runs here and whose other half there.
 */
package dev.faultline.agent.command;
