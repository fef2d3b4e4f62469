/** What happens on the application's thread when an exception reaches a boundary. */
package dev.faultline.capture.boundary;
