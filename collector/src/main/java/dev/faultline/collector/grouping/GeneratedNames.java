package dev.faultline.collector.grouping;

import java.util.regex.Pattern;

/**
 * Takes from class and method names what compilers and libraries number anew in each run or build,
 * so that the same code has the same name every time.
 */
final class GeneratedNames {

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
  private static final Pattern LAMBDA_METHOD =
      Pattern.compile("(lambda\\$.+?)\\$[0-9a-f]+(?:\\$[0-9]+)?$");
  private static final Pattern CGLIB_METHOD = Pattern.compile("^CGLIB\\$(.+)\\$[0-9]+$");

  private GeneratedNames() {}

  static String className(String name) {
    String stable = LAMBDA_CLASS.matcher(name).replaceAll("\\$\\$Lambda");
    stable = HIDDEN_CLASS.matcher(stable).replaceAll("");
    stable = DERIVED_CLASS.matcher(stable).replaceAll("");
    stable = JDK_PROXY.matcher(stable).replaceAll("\\$Proxy");
    return ACCESSOR.matcher(stable).replaceAll("$1");
  }

  static String method(String name) {
    String stable = LAMBDA_METHOD.matcher(name).replaceAll("$1");
    return CGLIB_METHOD.matcher(stable).replaceAll("$1");
  }
}
