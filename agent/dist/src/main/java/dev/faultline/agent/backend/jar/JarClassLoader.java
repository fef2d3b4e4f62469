package dev.faultline.agent.backend.jar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Loads what is in a few jars. No {@code URLClassLoader}: that opens jars by {@code jar:} URLs, for
 * which the application may have put handlers of its own in place, and caches them for the whole
 * JVM.
 */
final class JarClassLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final List<JarContent> jars;

  JarClassLoader(List<JarContent> jars, ClassLoader parent) {
    super(parent);
    this.jars = jars;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String fileName = name.replace('.', '/') + ".class";
    for (JarContent jar : jars) {
      byte[] classFile;
      URL place;
      try {
        classFile = jar.read(fileName);
        place = jar.file().toURI().toURL();
      } catch (IOException | IllegalStateException unreadable) {
        // The jar was replaced, or the backend is used after its end.
        throw new ClassNotFoundException(name + " in " + jar.file(), unreadable);
      }
      if (classFile != null) {
        return define(name, classFile, place);
      }
    }
    throw new ClassNotFoundException(name);
  }

  private Class<?> define(String name, byte[] classFile, URL place) {
    definePackageOf(name);
    CodeSource source = new CodeSource(place, (java.security.cert.Certificate[]) null);
    return defineClass(
        name, classFile, 0, classFile.length, new ProtectionDomain(source, null, this, null));
  }

  @SuppressWarnings("deprecation") // getPackage: its successor is not there on Java 8
  private void definePackageOf(String className) {
    int dot = className.lastIndexOf('.');
    if (dot < 0 || getPackage(className.substring(0, dot)) != null) {
      return;
    }
    try {
      definePackage(className.substring(0, dot), null, null, null, null, null, null, null);
    } catch (IllegalArgumentException definedMeanwhile) {
      // By another thread; it is there, which is all that was wanted.
    }
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    URL url = getResource(name);
    try {
      return url == null ? null : url.openStream();
    } catch (IOException unreadable) {
      return null;
    }
  }

  @Override
  protected URL findResource(String name) {
    Enumeration<URL> all = findResources(name);
    return all.hasMoreElements() ? all.nextElement() : null;
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    List<URL> found = new ArrayList<>();
    for (JarContent jar : jars) {
      try {
        if (jar.has(name)) {
          found.add(url(jar, name));
        }
      } catch (IllegalStateException | MalformedURLException closed) {
        // Used after its end: there is nothing any more.
      }
    }
    return Collections.enumeration(found);
  }

  @SuppressWarnings("deprecation") // URL(…): its successor is not there on Java 8
  private static URL url(final JarContent jar, final String name) throws MalformedURLException {
    return new URL(
        "faultline-jar",
        "",
        -1,
        jar.file().toURI().getRawPath() + "!/" + name,
        new URLStreamHandler() {
          @Override
          protected URLConnection openConnection(URL url) {
            return new EntryConnection(url, jar, name);
          }
        });
  }

  /** Reads one entry. */
  private static final class EntryConnection extends URLConnection {
    private final JarContent jar;
    private final String name;

    EntryConnection(URL url, JarContent jar, String name) {
      super(url);
      this.jar = jar;
      this.name = name;
    }

    @Override
    public void connect() {}

    @Override
    public InputStream getInputStream() throws IOException {
      byte[] content = jar.read(name);
      if (content == null) {
        throw new IOException(name + " is not in " + jar.file());
      }
      return new ByteArrayInputStream(content);
    }
  }
}
