package dev.faultline.guards.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.weaving.method.pattern.ClassOutline;
import dev.faultline.weaving.method.pattern.MethodOutline;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;

class FaultyMethodTableTest {

  private static final int DROPPED = 400;

  private final FaultyMethodTable table = new FaultyMethodTable();
  private ClassOutline bank;

  @BeforeEach
  void read() throws IOException {
    try (InputStream in = FaultyBank.class.getResourceAsStream("FaultyBank.class")) {
      bank = ClassOutline.of(new ClassReader(in.readAllBytes()));
    }
  }

  private List<FaultyMethod> addAll(ClassLoader loader) {
    List<FaultyMethod> added = new ArrayList<>();
    for (MethodOutline method : bank.methods()) {
      added.add(table.of(loader, bank, method));
    }
    return added;
  }

  private static ClassLoader loader() {
    return new ClassLoader() {};
  }

  private long parts() {
    return Stream.of(table.parts.get()).filter(Objects::nonNull).count();
  }

  @Test
  void aMethodKeepsItsNumber() {
    ClassLoader loader = loader();
    List<FaultyMethod> added = addAll(loader);
    addAll(loader());

    assertThat(addAll(loader)).containsExactlyElementsOf(added);
    assertThat(added).allSatisfy(one -> assertThat(table.get(one.number)).isSameAs(one));
    assertThat(table.all()).hasSize(2 * bank.methods().size());
  }

  @Test
  void keepsNothingOfClassLoadersThatAreGone() {
    ClassLoader stays = loader();
    List<FaultyMethod> staying = addAll(stays);
    List<WeakReference<FaultyMethod>> dropped = new ArrayList<>();
    for (int i = 0; i < DROPPED; i++) {
      addAll(loader()).forEach(one -> dropped.add(new WeakReference<>(one)));
    }
    assertThat(dropped).hasSizeGreaterThan(5 * FaultyMethodTable.PART);

    await()
        .until(
            () -> {
              System.gc();
              addAll(stays);
              return dropped.stream().allMatch(one -> one.get() == null)
                  && table.all().size() == staying.size();
            });

    // The first, and the one that is not full yet.
    assertThat(parts()).isEqualTo(2);
    int last = staying.size() + dropped.size() - 1;
    assertThat(table.get(last)).isNull();
    assertThat(table.get(last / 2)).as("as a finalizer may ask").isNull();
    assertThat(staying).allSatisfy(one -> assertThat(table.get(one.number)).isSameAs(one));
    assertThat(addAll(loader())).allSatisfy(one -> assertThat(one.number).isGreaterThan(last));
  }

  @Test
  void threadsThatWeaveTheSameClassGetTheSameNumbers() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<ClassLoader> kept = new ArrayList<>();
      for (int round = 0; round < 500; round++) {
        ClassLoader loader = loader();
        kept.add(loader);
        Callable<List<FaultyMethod>> weaving = () -> addAll(loader);
        List<Future<List<FaultyMethod>>> all =
            threads.invokeAll(List.of(weaving, weaving, weaving, weaving));

        for (Future<List<FaultyMethod>> one : all) {
          assertThat(one.get()).containsExactlyElementsOf(all.get(0).get());
        }
        assertThat(all.get(0).get())
            .allSatisfy(one -> assertThat(table.get(one.number)).isSameAs(one));
      }
      assertThat(table.all()).hasSize(500 * bank.methods().size());
      assertThat(kept).hasSize(500);
    } finally {
      threads.shutdownNow();
    }
  }
}
