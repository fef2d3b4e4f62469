/** Parts of events in words, for backends that speak to people. */
package dev.faultline.client.story;
