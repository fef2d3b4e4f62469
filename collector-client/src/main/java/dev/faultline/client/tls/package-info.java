/**
 * Who we are to a backend over TLS, and whom we trust, from files that may change while they are
 * used. Nothing of TLS is loaded before the files are read.
 */
package dev.faultline.client.tls;
