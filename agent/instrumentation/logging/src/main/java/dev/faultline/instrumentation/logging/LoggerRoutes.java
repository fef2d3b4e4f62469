package dev.faultline.instrumentation.logging;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a call of a logger ends: in a class that is instrumented, when it is that of a library
 * here, or of a facade that is bound to one. What a facade is bound to is told by the class of the
 * binding being loaded. Facades with other bindings may log without being seen.
 */
public final class LoggerRoutes {

  /** Not constants: the packaging would take them for uses of the packages and rename them. */
  private static final String JUL = "java/util/".concat("logging/Logger");

  private static final String SLF4J = "org/".concat("slf4j/");

  private static final String LOGBACK = "ch/qos/logback/classic/";
  private static final String LOG4J1 = "org/apache/log4j/";
  private static final String LOG4J2 = "org/apache/logging/log4j/";
  private static final String COMMONS = "org/apache/commons/logging/";
  private static final String JBOSS = "org/jboss/logging/";

  /** Of a binding that logs nothing whatever it is given. */
  private static final String NOWHERE = "";

  /** By the class that a call names: the class whose code is instrumented. */
  private static final Map<String, String> INSTRUMENTED = new HashMap<>();

  /** By the class that a call names: the bindings that it may have. */
  private static final Map<String, List<Binding>> FACADES = new HashMap<>();

  private static final Set<String> BINDINGS = new HashSet<>();

  static {
    instrumented("java/lang/Throwable", "java/lang/Throwable");
    instrumented("dev/faultline/api/Faultline", "dev/faultline/api/AgentBridge");
    instrumented(JUL, JUL);
    instrumented("org/jboss/logmanager/Logger", "org/jboss/logmanager/Logger");
    instrumented(LOGBACK + "Logger", LOGBACK + "spi/LoggingEvent");
    instrumented(LOG4J1 + "Category", LOG4J1 + "Category");
    instrumented(LOG4J1 + "Logger", LOG4J1 + "Category");
    for (String name : new String[] {"Logger", "LogBuilder", "spi/AbstractLogger", "core/Logger"}) {
      instrumented(LOG4J2 + name, LOG4J2 + "spi/AbstractLogger");
    }
    instrumented(SLF4J + "simple/SimpleLogger", SLF4J + "simple/SimpleLogger");
    instrumented(SLF4J + "impl/SimpleLogger", SLF4J + "impl/SimpleLogger");
    instrumented(COMMONS + "impl/SimpleLog", COMMONS + "impl/SimpleLog");
    // The JDK's own binding, where there is the module java.logging.
    bound("java/lang/System$Logger", "sun/util/logging/internal/LoggingProviderImpl", JUL);
    for (String name :
        new String[] {"Logger", "spi/LocationAwareLogger", "spi/LoggingEventBuilder"}) {
      bindSlf4j(SLF4J + name);
    }
    bindCommonsLogging(COMMONS + "Log");
    bindJBossLogging(JBOSS + "Logger");
    bindJBossLogging(JBOSS + "BasicLogger");
  }

  private LoggerRoutes() {}

  private static void bindSlf4j(String facade) {
    bound(facade, LOGBACK + "Logger", LOGBACK + "Logger");
    bound(facade, "org/apache/logging/slf4j/Log4jLogger", LOG4J2 + "Logger");
    bound(facade, SLF4J + "simple/SimpleLogger", SLF4J + "simple/SimpleLogger");
    bound(facade, SLF4J + "impl/SimpleLogger", SLF4J + "impl/SimpleLogger");
    bound(facade, SLF4J + "jul/JDK14LoggerAdapter", JUL);
    bound(facade, SLF4J + "impl/JDK14LoggerAdapter", JUL);
    bound(facade, SLF4J + "reload4j/Reload4jLoggerAdapter", LOG4J1 + "Logger");
    bound(facade, SLF4J + "impl/Reload4jLoggerAdapter", LOG4J1 + "Logger");
    bound(facade, SLF4J + "impl/Log4jLoggerAdapter", LOG4J1 + "Logger");
    bound(facade, SLF4J + "impl/Slf4jLogger", "org/jboss/logmanager/Logger");
    bound(facade, SLF4J + "helpers/NOPLogger", NOWHERE);
  }

  private static void bindCommonsLogging(String facade) {
    bound(facade, COMMONS + "impl/SimpleLog", COMMONS + "impl/SimpleLog");
    bound(facade, COMMONS + "impl/Jdk14Logger", JUL);
    bound(facade, COMMONS + "impl/Jdk13LumberjackLogger", JUL);
    bound(facade, COMMONS + "impl/Log4JLogger", LOG4J1 + "Logger");
    bound(facade, COMMONS + "impl/Log4jApiLogFactory$Log4j2Log", LOG4J2 + "Logger");
    bound(facade, COMMONS + "impl/Slf4jLogFactory$Slf4jLog", SLF4J + "Logger");
    bound(facade, COMMONS + "impl/Slf4jLogFactory$Slf4jLocationAwareLog", SLF4J + "Logger");
    bound(facade, COMMONS + "impl/SLF4JLog", SLF4J + "Logger");
    bound(facade, COMMONS + "impl/SLF4JLocationAwareLog", SLF4J + "Logger");
    bound(facade, "org/apache/logging/log4j/jcl/Log4jLog", LOG4J2 + "Logger");
    bound(facade, COMMONS + "impl/NoOpLog", NOWHERE);
    // Spring's.
    bound(facade, COMMONS + "LogAdapter$JavaUtilLog", JUL);
    bound(facade, COMMONS + "LogAdapter$Log4jLog", LOG4J2 + "Logger");
    bound(facade, COMMONS + "LogAdapter$Slf4jLog", SLF4J + "Logger");
  }

  private static void bindJBossLogging(String facade) {
    bound(facade, JBOSS + "JDKLogger", JUL);
    bound(facade, JBOSS + "JBossLogManagerLogger", "org/jboss/logmanager/Logger");
    bound(facade, JBOSS + "Log4j2Logger", LOG4J2 + "Logger");
    bound(facade, JBOSS + "Log4jLogger", LOG4J1 + "Logger");
    bound(facade, JBOSS + "Slf4jLogger", SLF4J + "Logger");
  }

  private static void instrumented(String logger, String by) {
    INSTRUMENTED.put(logger, by);
  }

  private static void bound(String facade, String binding, String logger) {
    List<Binding> bindings = FACADES.get(facade);
    if (bindings == null) {
      bindings = new ArrayList<>();
      FACADES.put(facade, bindings);
    }
    bindings.add(new Binding(binding, logger));
    BINDINGS.add(binding);
  }

  /** Internal names of the classes that bind facades to libraries. */
  public static Collection<String> bindings() {
    return Collections.unmodifiableSet(BINDINGS);
  }

  /**
   * Whether a call ends in instrumented code, as far as the loaded classes tell.
   *
   * @param logger internal name of the class that the call names
   */
  public static boolean endsInstrumented(String logger, Loaded loaded) {
    if (logger.equals(NOWHERE)) {
      return true;
    }
    String by = INSTRUMENTED.get(logger);
    if (by != null) {
      return loaded.isInstrumented(by);
    }
    List<Binding> bindings = FACADES.get(logger);
    if (bindings != null) {
      for (Binding one : bindings) {
        // No facade is bound to itself, however far it goes.
        if (loaded.isLoaded(one.className) && endsInstrumented(one.logger, loaded)) {
          return true;
        }
      }
    }
    return false;
  }

  /** What the JVM has of these classes. */
  public interface Loaded {

    /** Whether the class of this internal name is instrumented whenever it is loaded. */
    boolean isInstrumented(String className);

    /** Whether the class of this internal name, one of {@link #bindings}, is loaded. */
    boolean isLoaded(String binding);
  }

  /** What a facade passes its calls on to. */
  private static final class Binding {

    final String className;
    final String logger;

    Binding(String className, String logger) {
      this.className = className;
      this.logger = logger;
    }
  }
}
