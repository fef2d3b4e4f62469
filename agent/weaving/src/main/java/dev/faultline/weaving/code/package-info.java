/** What weavers share: reading the verifier's view of a method, and small pieces of code. */
package dev.faultline.weaving.code;
