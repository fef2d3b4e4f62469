/** The boundary at which exceptions leave what was called by reflection. */
package dev.faultline.instrumentation.reflect;
