package dev.faultline.capture.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.capture.redaction.Redaction;
import java.util.List;
import java.util.Map;
import org.hibernate.collection.spi.PersistentBag;
import org.hibernate.proxy.AbstractLazyInitializer;
import org.junit.jupiter.api.Test;

/** Lazy objects, by classes with the names and fields of Hibernate's. */
class SnapshotOfHibernateTest {

  @Test
  void showsACollectionThatIsNotLoadedByItsOwner() {
    assertThat(shown(new PersistentBag(false, 7L, null)))
        .isEqualTo(
            Shapes.object(
                PersistentBag.class,
                "role",
                "com.acme.Order.lines",
                "key",
                7L,
                "initialized",
                false));
  }

  @Test
  void showsTheElementsOfACollectionThatIsLoaded() {
    assertThat(shown(new PersistentBag(true, 7L, List.of("a"))))
        .isEqualTo(
            Shapes.object(
                PersistentBag.class,
                "role",
                "com.acme.Order.lines",
                "key",
                7L,
                "initialized",
                true,
                "elements",
                List.of("a")));
  }

  @Test
  void showsAProxyByItsEntityAndId() {
    Object lazy = new AbstractLazyInitializer("com.acme.Order", 7L, false, null);
    Object loaded =
        new AbstractLazyInitializer("com.acme.Order", 8L, true, new Shapes.Node("n", null));
    Map<String, Object> node = Shapes.object(Shapes.Node.class, "name", "n", "next", null);

    assertThat(shown(new Order$HibernateProxy$1(lazy)))
        .isEqualTo(
            Shapes.object(
                Order$HibernateProxy$1.class,
                "entity",
                "com.acme.Order",
                "id",
                7L,
                "initialized",
                false));
    assertThat(shown(new Order$HibernateProxy$1(loaded)))
        .isEqualTo(
            Shapes.object(
                Order$HibernateProxy$1.class,
                "entity",
                "com.acme.Order",
                "id",
                8L,
                "initialized",
                true,
                "target",
                node));
    assertThat(shown(new Order_$$_jvst1(lazy)))
        .isEqualTo(
            Shapes.object(
                Order_$$_jvst1.class, "entity", "com.acme.Order", "id", 7L, "initialized", false));
  }

  @Test
  void showsAProxyWithoutItsOtherHalfByItsType() {
    assertThat(shown(new Order$HibernateProxy$1(null)))
        .isEqualTo(Shapes.object(Order$HibernateProxy$1.class));
  }

  /** The fields of the entity that it extends are empty. */
  static final class Order$HibernateProxy$1 {
    final long number = 0;
    final Object $$_hibernate_interceptor;

    Order$HibernateProxy$1(Object interceptor) {
      this.$$_hibernate_interceptor = interceptor;
    }
  }

  static final class Order_$$_jvst1 {
    final Object handler;

    Order_$$_jvst1(Object handler) {
      this.handler = handler;
    }
  }

  private static Object shown(Object value) {
    return new Snapshotter(SnapshotLimits.builder().build(), Redaction.usual())
        .variables(VariableNames.of("v"), new Object[] {value})
        .get("v");
  }
}
