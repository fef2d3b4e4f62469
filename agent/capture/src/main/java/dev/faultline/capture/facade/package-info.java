/** What happens on the application's thread when it calls the facade. */
package dev.faultline.capture.facade;
