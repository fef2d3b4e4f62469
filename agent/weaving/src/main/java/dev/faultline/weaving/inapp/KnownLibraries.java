package dev.faultline.weaving.inapp;

/** Packages of widely used libraries, which programs often carry in their own jar. */
final class KnownLibraries {

  private static final String[] JDK = {"java/", "javax/", "jdk/", "sun/", "com/sun/"};

  private static final String[] LIBRARIES = {
    "jakarta/",
    "kotlin/",
    "kotlinx/",
    "scala/",
    "groovy/",
    "clojure/",
    "akka/",
    "rx/",
    "io/reactivex/",
    "io/netty/",
    "io/vertx/",
    "io/micrometer/",
    "io/micronaut/",
    "io/quarkus/",
    "io/smallrye/",
    "io/grpc/",
    "io/opentelemetry/",
    "io/sentry/",
    "io/undertow/",
    "io/dropwizard/",
    "reactor/",
    "okhttp3/",
    "okio/",
    "retrofit2/",
    "org/apache/",
    "org/codehaus/",
    "org/eclipse/",
    "org/hibernate/",
    "org/jboss/",
    "org/junit/",
    "org/slf4j/",
    "org/springframework/",
    "org/mockito/",
    "org/assertj/",
    "org/objectweb/asm/",
    "org/aspectj/",
    "org/bouncycastle/",
    "org/checkerframework/",
    "org/glassfish/",
    "org/h2/",
    "org/jetbrains/",
    "org/joda/",
    "org/json/",
    "org/postgresql/",
    "org/quartz/",
    "org/reactivestreams/",
    "org/testng/",
    "org/xerial/",
    "org/yaml/snakeyaml/",
    "dev/faultline/annotation/",
    "dev/faultline/api/",
    "com/fasterxml/",
    "tools/jackson/",
    "com/google/common/",
    "com/google/errorprone/",
    "com/google/gson/",
    "com/google/inject/",
    "com/google/protobuf/",
    "com/github/benmanes/caffeine/",
    "com/mysql/",
    "com/zaxxer/hikari/",
    "ch/qos/logback/",
    "net/bytebuddy/",
    "net/sf/cglib/",
    "picocli/",
    "lombok/",
  };

  private KnownLibraries() {}

  /**
   * @param className internal name
   */
  static boolean include(String className) {
    return prefixOf(className) != null || includeJdk(className);
  }

  /** The library that the class belongs to, as a prefix of its name, or null. */
  static String prefixOf(String className) {
    return prefix(LIBRARIES, className);
  }

  /** Whether the class is in a package of the JDK. */
  static boolean includeJdk(String className) {
    return prefix(JDK, className) != null;
  }

  private static String prefix(String[] prefixes, String className) {
    for (String prefix : prefixes) {
      if (className.startsWith(prefix)) {
        return prefix;
      }
    }
    return null;
  }
}
