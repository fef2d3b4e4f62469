/** The agent beside others, attached before it and after it. */
package dev.faultline.it.coexistence;
