package dev.faultline.collector.grouping;

import java.util.regex.Pattern;

/**
 * Takes from class and method names what compilers and libraries number anew in each run or build,
 * so that the same code has the same name every time.
 */
final class GeneratedNames {

  /** No generated name is as long; what else is, is not worth the time that matching may take. */
  private static final int MAX_LENGTH = 2048;

  private static final Pattern LAMBDA_CLASS =
      Pattern.compile("\\$\\$Lambda(?:\\$[0-9]+)?(?:/(?:0x)?[0-9a-f]+)?");
  private static final Pattern HIDDEN_CLASS = Pattern.compile("/(?:0x)?[0-9a-f]+$");

  /**
   * The class that a proxy library derives from the user's: the frame stands for the user's class.
   */
  private static final Pattern DERIVED_CLASS =
      Pattern.compile(
          "\\$\\$(?:SpringCGLIB\\$\\$|EnhancerBy\\w*CGLIB\\$\\$|FastClassBy\\w*CGLIB\\$\\$|EnhancerByGuice\\$\\$)\\w*"
              + "|_\\$\\$_(?:jvst|javassist)\\w*"
              + "|\\$(?:HibernateProxy|ByteBuddy|MockitoMock|Proxy\\$_\\$\\$_WeldClientProxy)(?:\\$\\w+)?"
              + "|_(?:Subclass|ClientProxy)$");

  private static final Pattern JDK_PROXY = Pattern.compile("\\$Proxy[0-9]+");
  private static final Pattern ACCESSOR =
      Pattern.compile("(Generated(?:Method|Constructor|SerializationConstructor)Accessor)[0-9]+");

  /** Java's {@code lambda$f$3}; {@code lambda$f$0a1b2c3d$1} if it can be serialized. */
  private static final Pattern LAMBDA_METHOD =
      Pattern.compile("^(lambda\\$.+?)\\$[0-9a-f]+(?:\\$[0-9]+)?$");

  /** Kotlin's {@code f$lambda$0}, once for each level of nesting; Scala's {@code $anonfun$f$1}. */
  private static final Pattern KOTLIN_LAMBDA = Pattern.compile("\\$lambda(?:\\$|-)[0-9]+");

  private static final Pattern SCALA_LAMBDA =
      Pattern.compile(
          "^(\\$anonfun\\$[^$]*+(?:\\$[^$0-9][^$]*+)*+)(?:\\$[0-9]++)+(?:\\$adapted)?$");

  /** Groovy's {@code Shop$_sell_closure3}, a class, once for each level of nesting. */
  private static final Pattern GROOVY_CLOSURE = Pattern.compile("_(closure|lambda)[0-9]+(?=\\$|$)");

  private static final Pattern CGLIB_METHOD = Pattern.compile("^CGLIB\\$(.+)\\$[0-9]+$");

  private GeneratedNames() {}

  static String className(String name) {
    if (name.length() > MAX_LENGTH || !mayBeGenerated(name)) {
      return name;
    }
    String stable = LAMBDA_CLASS.matcher(name).replaceAll("\\$\\$Lambda");
    stable = HIDDEN_CLASS.matcher(stable).replaceAll("");
    stable = DERIVED_CLASS.matcher(stable).replaceAll("");
    stable = JDK_PROXY.matcher(stable).replaceAll("\\$Proxy");
    stable = GROOVY_CLOSURE.matcher(stable).replaceAll("_$1");
    return ACCESSOR.matcher(stable).replaceAll("$1");
  }

  /** Most classes are not, and trying the patterns on each frame takes ten times as long. */
  private static boolean mayBeGenerated(String className) {
    return className.indexOf('$') >= 0
        || className.indexOf('/') >= 0
        || className.indexOf('_') >= 0
        || className.contains("Accessor");
  }

  static String method(String name) {
    // Each pattern has a dollar sign.
    if (name.length() > MAX_LENGTH || name.indexOf('$') < 0) {
      return name;
    }
    String stable = LAMBDA_METHOD.matcher(name).replaceAll("$1");
    stable = KOTLIN_LAMBDA.matcher(stable).replaceAll("\\$lambda");
    stable = SCALA_LAMBDA.matcher(stable).replaceAll("$1");
    return CGLIB_METHOD.matcher(stable).replaceAll("$1");
  }
}
