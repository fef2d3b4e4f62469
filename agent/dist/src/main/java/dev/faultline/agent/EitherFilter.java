package dev.faultline.agent;

/** Accepts what one of two filters accepts. */
final class EitherFilter implements LoadedClassFilter {

  private final LoadedClassFilter one;
  private final LoadedClassFilter other;

  EitherFilter(LoadedClassFilter one, LoadedClassFilter other) {
    this.one = one;
    this.other = other;
  }

  @Override
  public boolean accepts(Class<?> loaded) {
    return one.accepts(loaded) || other.accepts(loaded);
  }
}
