/**
 * Patterns that name methods, in AspectJ's form: which methods of which classes, decided from class
 * files alone. No class is loaded for it. {@link
 * dev.faultline.weaving.method.pattern.MethodPattern} is where to start; {@code docs/methods.md}
 * tells the language.
 */
package dev.faultline.weaving.method.pattern;
