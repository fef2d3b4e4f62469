/** What any text of an event goes through on its way out: bounds, and well-formed characters. */
package dev.faultline.client.text;
