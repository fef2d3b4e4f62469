package dev.faultline.agent;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The agent's entry point, and the class loader of everything else of it. It is both because it is
 * the only class of ours that the application's class loader has: the JVM puts the agent's jar on
 * the class path, so all others are kept there as {@code agent/…/Name.classdata}, which no other
 * class loader takes for classes.
 *
 * <p>The loader's parent is the platform's class loader, so that neither the application's
 * libraries reach the agent nor the agent's the application. Nothing here may touch {@code
 * java.util.logging}, JMX or {@code java.nio.file}, whose set-up belongs to the application.
 */
public final class FaultlineAgent extends ClassLoader implements Consumer<Map<String, byte[]>> {

  static {
    registerAsParallelCapable();
  }

  private static final String FOLDER = "agent/";
  private static final String SUFFIX = ".classdata";
  private static final String REQUEST = "request=";

  private final ZipFile jar;
  private final URL jarUrl;
  private final ProtectionDomain domain;

  /** What is not loaded yet, deflated, by its name below the folder; null at the beginning. */
  private volatile Map<String, byte[]> kept;

  private FaultlineAgent(File jarFile, ClassLoader parent) throws IOException {
    super(parent);
    jar = new ZipFile(jarFile);
    jarUrl = jarFile.toURI().toURL();
    CodeSource source = new CodeSource(jarUrl, (java.security.cert.Certificate[]) null);
    domain = new ProtectionDomain(source, null, this, null);
  }

  /**
   * Called by the JVM before the program's main class is loaded.
   *
   * @param arguments path of a properties file; null or empty for none
   */
  public static void premain(String arguments, Instrumentation instrumentation) {
    try {
      if (running() != null) {
        say("WARN: the agent is attached more than once; this one does nothing");
        return;
      }
      start("start", arguments, instrumentation, ownJar());
    } catch (Throwable failure) {
      say("ERROR: the agent could not start, the application runs without it: " + cause(failure));
    }
  }

  /**
   * Called by the JVM when the agent is attached to it while it runs, the first time and each time
   * that a command is sent to it.
   *
   * @param arguments {@code request=} with the path of a request, or as for {@link #premain}
   */
  public static void agentmain(String arguments, Instrumentation instrumentation) {
    try {
      Consumer<String> running = running();
      if (running != null) {
        running.accept(arguments);
      } else {
        start("attach", arguments, instrumentation, jarAskedFor(arguments));
      }
    } catch (Throwable failure) {
      say("ERROR: the agent could not be attached: " + cause(failure));
      answer(arguments, "the agent could not be attached: " + cause(failure));
    }
  }

  /** The command line: {@code java -jar faultline-agent.jar --help}. */
  public static void main(String[] arguments) throws Exception {
    Class<?> commandLine =
        new FaultlineAgent(ownJar(), platformClassLoader())
            .loadClass("dev.faultline.agent.command.CommandLine");
    System.exit(
        (Integer)
            commandLine
                .getMethod("run", String[].class, File.class)
                .invoke(null, arguments, ownJar()));
  }

  private static void start(
      String method, String arguments, Instrumentation instrumentation, File jarFile)
      throws IOException, ReflectiveOperationException {
    new FaultlineAgent(jarFile, platformClassLoader())
        .loadClass("dev.faultline.agent.AgentStart")
        .getMethod(method, String.class, Instrumentation.class, File.class)
        .invoke(null, arguments, instrumentation, jarFile);
  }

  /** What takes commands for the agent that runs in this JVM, from this jar or another; or null. */
  @SuppressWarnings("unchecked") // the method's own type
  private static Consumer<String> running() throws ReflectiveOperationException {
    Class<?> attached;
    try {
      attached = Class.forName("dev.faultline.bootstrap.AttachedAgent", true, null);
    } catch (ClassNotFoundException neverAttached) {
      return null;
    }
    return (Consumer<String>) attached.getMethod("control").invoke(null);
  }

  private static File ownJar() throws URISyntaxException {
    return new File(
        FaultlineAgent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /**
   * This class stays in the JVM when the agent is detached, and another version may be asked for
   * later: a request names its own jar.
   */
  private static File jarAskedFor(String arguments) throws IOException, URISyntaxException {
    if (arguments == null || !arguments.startsWith(REQUEST)) {
      return ownJar();
    }
    Properties request = new Properties();
    try (Reader in =
        new InputStreamReader(
            new FileInputStream(arguments.substring(REQUEST.length())), StandardCharsets.UTF_8)) {
      request.load(in);
    }
    String jarFile = request.getProperty("agent.jar");
    return jarFile == null ? ownJar() : new File(jarFile);
  }

  /** Tells the command that waits: the exit code on a line of its own, then the text. */
  private static void answer(String arguments, String failure) {
    if (arguments == null || !arguments.startsWith(REQUEST)) {
      return;
    }
    File folder = new File(arguments.substring(REQUEST.length())).getParentFile();
    File part = new File(folder, "reply.part");
    try (FileOutputStream out = new FileOutputStream(part)) {
      out.write(("1\n" + failure).getBytes(StandardCharsets.UTF_8));
      out.close();
      part.renameTo(new File(folder, "reply"));
    } catch (IOException | RuntimeException gone) {
      // Nobody waits any more, or a security manager forbids it: the application must not see it.
    }
  }

  private static String cause(Throwable failure) {
    return String.valueOf(failure.getCause() == null ? failure : failure.getCause());
  }

  /**
   * Before Java 9 the extensions' class loader. Not the system's parent: the system's may be the
   * application's own.
   */
  private static ClassLoader platformClassLoader() {
    ClassLoader loader = FaultlineAgent.class.getClassLoader();
    while (loader != null && loader.getParent() != null) {
      loader = loader.getParent();
    }
    return loader;
  }

  private static void say(String message) {
    String line = "[faultline] " + message;
    try {
      new FileOutputStream(FileDescriptor.err)
          .write((line + '\n').getBytes(StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException refused) {
      // By a security manager, which also is why there is something to say; before main nobody can
      // have replaced System.err.
      System.err.println(line);
    }
  }

  /**
   * Takes what is in the jar, which is closed then: from now on it may change.
   *
   * @param classFiles content by its name, deflated
   */
  @Override
  public void accept(Map<String, byte[]> classFiles) {
    for (String name : classFiles.keySet()) {
      if (name.endsWith(SUFFIX) && findLoadedClass(className(name)) != null) {
        classFiles.remove(name);
      }
    }
    kept = classFiles;
    try {
      jar.close();
    } catch (IOException leftOpen) {
      // Nobody reads it any more.
    }
  }

  private static String className(String name) {
    return name.substring(0, name.length() - SUFFIX.length()).replace('/', '.');
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String fileName = name.replace('.', '/') + SUFFIX;
    byte[] classFile;
    try {
      classFile = read(fileName);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
    if (classFile == null) {
      throw new ClassNotFoundException(name);
    }
    definePackageOf(name);
    Class<?> defined = defineClass(name, classFile, 0, classFile.length, domain);
    Map<String, byte[]> rest = kept;
    if (rest != null) {
      rest.remove(fileName);
    }
    return defined;
  }

  @SuppressWarnings("deprecation") // getPackage: its successor is not there on Java 8
  private void definePackageOf(String className) {
    String name = className.substring(0, className.lastIndexOf('.'));
    if (getPackage(name) == null) {
      try {
        definePackage(name, null, null, null, null, null, null, null);
      } catch (IllegalArgumentException definedMeanwhile) {
        // By another thread; it is there, which is all that was wanted.
      }
    }
  }

  private byte[] read(String name) throws IOException {
    Map<String, byte[]> rest = kept;
    if (rest == null) {
      try {
        return readFromJar(name);
      } catch (IOException | RuntimeException closed) {
        // In the middle of it: a jar that is closed fails in ways of several kinds.
        rest = kept;
        if (rest == null) {
          throw closed;
        }
      }
    }
    byte[] deflated = rest.get(name);
    return deflated == null ? null : inflate(deflated);
  }

  private byte[] readFromJar(String name) throws IOException {
    ZipEntry entry = jar.getEntry(FOLDER + name);
    if (entry == null) {
      return null;
    }
    byte[] bytes = new byte[(int) entry.getSize()];
    try (InputStream in = jar.getInputStream(entry)) {
      for (int length = 0; length < bytes.length; ) {
        int read = in.read(bytes, length, bytes.length - length);
        if (read < 0) {
          throw new IOException(entry.getName() + " ends after " + length + " bytes");
        }
        length += read;
      }
    }
    return bytes;
  }

  private static byte[] inflate(byte[] deflated) throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(deflated);
      byte[] bytes = new byte[4 * deflated.length];
      int length = 0;
      while (!inflater.finished()) {
        if (length == bytes.length) {
          bytes = Arrays.copyOf(bytes, 2 * length);
        }
        int inflated = inflater.inflate(bytes, length, bytes.length - length);
        if (inflated == 0 && inflater.needsInput()) {
          throw new IOException("deflated content ends too early");
        }
        length += inflated;
      }
      return Arrays.copyOf(bytes, length);
    } catch (DataFormatException damaged) {
      throw new IOException(damaged);
    } finally {
      inflater.end();
    }
  }

  /** Straight from the jar, without the machinery of {@code jar:} URLs. */
  @Override
  public InputStream getResourceAsStream(String name) {
    try {
      byte[] content = read(name);
      return content == null ? null : new ByteArrayInputStream(content);
    } catch (IOException unreadable) {
      return null;
    }
  }

  @Override
  @SuppressWarnings("deprecation") // URL(String): its successor is not there on Java 8
  protected URL findResource(String name) {
    try {
      if (read(name) == null) {
        return null;
      }
      return new URL("jar:" + jarUrl + "!/" + FOLDER + name);
    } catch (IOException unreadable) {
      return null;
    }
  }
}
