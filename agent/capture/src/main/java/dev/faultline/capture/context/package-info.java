/**
 * What the application tells through the facade about the work at hand: per thread a stack of
 * scopes, and of what they hold an immutable value at every moment.
 */
package dev.faultline.capture.context;
