package dev.faultline.capture.record;

import java.io.IOException;
import java.io.InputStream;

/**
 * An application's class loader that runs code of its own when the class of a field is asked for.
 */
final class LoaderOfItsOwn extends ClassLoader {

  private final Runnable whenAsked;

  LoaderOfItsOwn(Runnable whenAsked) {
    super(LoaderOfItsOwn.class.getClassLoader());
    this.whenAsked = whenAsked;
  }

  /** An object whose field's class is loaded when somebody looks at its fields. */
  Object instance() throws ReflectiveOperationException {
    return loadClass(Holder.class.getName()).getDeclaredConstructor().newInstance();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.equals(Asked.class.getName())) {
      whenAsked.run();
    }
    if (!name.equals(Holder.class.getName())) {
      return super.loadClass(name, resolve);
    }
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  static final class Asked {}

  public static final class Holder {
    Asked asked;

    public Holder() {}
  }
}
