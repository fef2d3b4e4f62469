/** Events as text for people, on standard error: a line, or the full story. */
package dev.faultline.client.log;
