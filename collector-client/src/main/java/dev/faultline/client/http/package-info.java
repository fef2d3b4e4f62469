/**
 * One HTTP request after another, to one address: what all backends over HTTP have in common.
 *
 * <p>Nothing of OkHttp, Okio or Kotlin is loaded by making these objects: the first request does
 * that, on the thread that sends it.
 */
package dev.faultline.client.http;
