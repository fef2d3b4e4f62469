/**
 * What happens on the agent's thread: records that belong together become one story (an exception
 * thrown, thrown again, wrapped), and a settled story becomes one event.
 */
package dev.faultline.capture.story;
