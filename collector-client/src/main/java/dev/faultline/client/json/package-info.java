/** What backends that write plain JSON have in common. */
package dev.faultline.client.json;
