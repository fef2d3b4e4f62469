package dev.faultline.weaving.inapp;

/** Classes that a library makes at run time in the user's packages. They are nobody's own code. */
public final class GeneratedClasses {

  private static final String[] MARKS = {
    "$$SpringCGLIB$$",
    "$$EnhancerBy",
    "$$FastClassBy",
    "$$Lambda",
    "$HibernateProxy$",
    "$HibernateInstantiator$",
    "$HibernateAccessOptimizer$",
    "$MockitoMock$",
    "$ByteBuddy$",
    "_$$_jvst",
    "$$_Weld",
    "$Proxy$_",
  };

  private GeneratedClasses() {}

  /** Whether it is one, by its internal or binary name. */
  public static boolean isGenerated(String className) {
    if (className.indexOf('$') < 0) {
      return false;
    }
    for (String mark : MARKS) {
      if (className.contains(mark)) {
        return true;
      }
    }
    return isNumberedProxy(className);
  }

  /** {@code $Proxy12}, which {@link java.lang.reflect.Proxy} makes. */
  private static boolean isNumberedProxy(String className) {
    int start = className.lastIndexOf('/') + 1;
    return className.startsWith("$Proxy", start)
        && className.length() > start + 6
        && Character.isDigit(className.charAt(start + 6));
  }
}
