package dev.faultline.agent;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;

/**
 * Puts the classes that woven code calls into the bootstrap class loader, one by one. The usual
 * way, {@link Instrumentation#appendToBootstrapClassLoaderSearch}, makes JDK 17 and later print a
 * warning and give up class data sharing for the application
 * (docs/decisions/0001-bootstrap-classes.md).
 */
final class BootstrapClasses {

  /** In an order in which each finds the classes that it extends. */
  private static final String[] NAMES = {
    "AgentLog$Level",
    "AgentLog",
    "ProbeFailures",
    "BoundarySink",
    "BoundaryProbe",
    "ProbeSink",
    "Probe"
  };

  private static final String FOLDER = "bootstrap-classes/";

  private final Instrumentation instrumentation;

  BootstrapClasses(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  void define() throws IOException, ReflectiveOperationException {
    Object unsafe = unsafe();
    Method defineClass =
        unsafe
            .getClass()
            .getMethod(
                "defineClass",
                String.class,
                byte[].class,
                int.class,
                int.class,
                ClassLoader.class,
                ProtectionDomain.class);
    for (String name : NAMES) {
      byte[] classFile = read(FOLDER + name + ".classdata");
      defineClass.invoke(
          unsafe, "dev/faultline/bootstrap/" + name, classFile, 0, classFile.length, null, null);
    }
  }

  private Object unsafe() throws ReflectiveOperationException {
    try {
      Class.forName("java.lang.Module");
    } catch (ClassNotFoundException java8) {
      Class<?> type = Class.forName("sun.misc.Unsafe");
      Field instance = type.getDeclaredField("theUnsafe");
      instance.setAccessible(true);
      return instance.get(null);
    }
    new ModulePackages(instrumentation).export(Object.class, "jdk.internal.misc");
    return Class.forName("jdk.internal.misc.Unsafe").getMethod("getUnsafe").invoke(null);
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in = BootstrapClasses.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name + " is missing from the agent's jar");
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
      byte[] buffer = new byte[4096];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes.write(buffer, 0, read);
      }
      return bytes.toByteArray();
    }
  }
}
