/** Faults that are injected on purpose: how properties declare them, and what is woven for them. */
package dev.faultline.weaving.fault;
