/** From an exception that the application hands over to an event. */
package dev.faultline.client.throwable;
