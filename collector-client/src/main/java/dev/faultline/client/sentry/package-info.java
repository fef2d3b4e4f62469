/**
 * Events as envelopes of Sentry's protocol, which GlitchTip and Bugsink speak too.
 *
 * <p>By Sentry's documents for developers of SDKs (envelopes, event payloads, rate limiting, client
 * reports). Nothing of Jackson and OkHttp is loaded before the first event.
 */
package dev.faultline.client.sentry;
