/** Objects of the application's, known for what they are and not kept. */
package dev.faultline.capture.identity;
