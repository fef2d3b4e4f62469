package dev.faultline.agent;

/** Chooses among loaded classes. */
interface LoadedClassFilter {

  boolean accepts(Class<?> loaded);
}
