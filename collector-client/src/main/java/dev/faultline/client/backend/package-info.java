/**
 * What it takes to be a backend. {@link dev.faultline.client.backend.BackendProvider} is what
 * others implement; {@link dev.faultline.client.backend.Backend} is what it makes.
 */
package dev.faultline.client.backend;
