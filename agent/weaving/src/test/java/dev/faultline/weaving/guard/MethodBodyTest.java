package dev.faultline.weaving.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class MethodBodyTest {

  private final Shop shop = new BranchOfShop();

  @Test
  void runsTheVeryBodyThatItIsOf() throws Throwable {
    MethodBody price = new MethodBody("price", "(Ljava/lang/String;I)J", false);

    assertThat(price.run(Shop.access(), shop, new Object[] {"book", 3})).isEqualTo(12L);
    assertThat(price.run(Shop.access(), shop, new Object[] {"books", 2})).isEqualTo(10L);
  }

  @Test
  void runsStaticMethods() throws Throwable {
    MethodBody name = new MethodBody("name", "()Ljava/lang/String;", true);

    assertThat(name.run(Shop.access(), null, new Object[0])).isEqualTo("shop");
  }

  @Test
  void takesALastArrayForOneArgument() throws Throwable {
    MethodBody count = new MethodBody("count", "([Ljava/lang/Object;)I", false);

    assertThat(count.run(Shop.access(), shop, new Object[] {new Object[] {"a", "b"}})).isEqualTo(2);
  }

  @Test
  void throwsWhatTheBodyThrows() {
    MethodBody close = new MethodBody("close", "()V", false);

    assertThatThrownBy(() -> close.run(Shop.access(), shop, new Object[0]))
        .isExactlyInstanceOf(IOException.class)
        .hasNoCause();
  }

  @Test
  void keepsNoClassLoader() throws Throwable {
    MethodBody price = new MethodBody("price", "(Ljava/lang/String;I)J", false);
    WeakReference<ClassLoader> dropped = callInALoaderOfItsOwn(price);

    await()
        .until(
            () -> {
              System.gc();
              return dropped.get() == null;
            });
    assertThat(price.run(Shop.access(), shop, new Object[] {"book", 3})).isEqualTo(12L);
  }

  private static WeakReference<ClassLoader> callInALoaderOfItsOwn(MethodBody price)
      throws Throwable {
    ClassLoader loader = new ChildFirst();
    Class<?> type = loader.loadClass(Shop.class.getName());
    assertThat(type).isNotSameAs(Shop.class);
    MethodHandles.Lookup access = (MethodHandles.Lookup) type.getMethod("access").invoke(null);
    Object receiver = type.getConstructor().newInstance();
    assertThat(price.run(access, receiver, new Object[] {"book", 3})).isEqualTo(12L);
    return new WeakReference<>(loader);
  }

  public static class Shop {
    public static MethodHandles.Lookup access() {
      return MethodHandles.lookup();
    }

    static String name() {
      return "shop";
    }

    long price(String isbn, int copies) {
      return (long) isbn.length() * copies;
    }

    int count(Object... of) {
      return of.length;
    }

    void close() throws IOException {
      throw new IOException("closed");
    }
  }

  static final class BranchOfShop extends Shop {
    @Override
    long price(String isbn, int copies) {
      return -1;
    }
  }

  /** Defines the shop itself. */
  private static final class ChildFirst extends ClassLoader {
    ChildFirst() {
      super(MethodBodyTest.class.getClassLoader());
    }

    @Override
    public Class<?> loadClass(String name) throws ClassNotFoundException {
      if (!name.equals(Shop.class.getName())) {
        return super.loadClass(name);
      }
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
