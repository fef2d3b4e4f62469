package dev.faultline.agent;

import dev.faultline.bootstrap.AttachedAgent;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

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
    "AttachedAgent",
    "AgentThreadGroup",
    "ProbeFailures",
    "BoundarySink",
    "BoundaryProbe",
    "MethodSink",
    "MethodProbe",
    "GuardOutcome",
    "GuardRefused",
    "CallGuard",
    "CallGuardSource",
    "GuardSink",
    "LostAdmissions",
    "GuardProbe",
    "FaultSink",
    "FaultProbe",
    "FacadeSink",
    "FacadeProbe",
    "ProbeSink",
    "Probe"
  };

  private static final String FOLDER = "bootstrap-classes/";

  private final Instrumentation instrumentation;

  BootstrapClasses(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /**
   * Defines the classes, unless an agent that has been detached has left the same ones.
   *
   * @throws IllegalStateException when it has left others
   */
  void define() throws IOException, ReflectiveOperationException {
    List<byte[]> classFiles = new ArrayList<>();
    CRC32 crc = new CRC32();
    for (String name : NAMES) {
      byte[] classFile = read(FOLDER + name + ".classdata");
      crc.update(classFile, 0, classFile.length);
      classFiles.add(classFile);
    }
    String checksum = Long.toHexString(crc.getValue());
    if (!isThere("dev.faultline.bootstrap.Probe")) {
      define(classFiles);
      AttachedAgent.classes(checksum);
    } else if (!isThere("dev.faultline.bootstrap.AttachedAgent")
        || !checksum.equals(AttachedAgent.classes())) {
      throw new IllegalStateException(
          "an agent of another version was attached to this JVM before, and its classes in the"
              + " bootstrap class loader cannot be replaced; attach that version again, or restart"
              + " the JVM");
    }
  }

  private static boolean isThere(String name) {
    try {
      Class.forName(name, false, null);
      return true;
    } catch (ClassNotFoundException notYet) {
      return false;
    }
  }

  private void define(List<byte[]> classFiles) throws ReflectiveOperationException {
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
    for (int i = 0; i < NAMES.length; i++) {
      byte[] classFile = classFiles.get(i);
      defineClass.invoke(
          unsafe,
          "dev/faultline/bootstrap/" + NAMES[i],
          classFile,
          0,
          classFile.length,
          null,
          null);
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
    // For AgentMark.
    new ModulePackages(instrumentation).export(Object.class, "jdk.internal.perf");
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
