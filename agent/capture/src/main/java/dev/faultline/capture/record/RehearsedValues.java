package dev.faultline.capture.record;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One value of each kind that a snapshot shows in its own way, and a text with each secret. No
 * {@code java.lang.reflect.Proxy}: the application would notice by the numbers of its own.
 */
final class RehearsedValues {

  private static final String SECRETS =
      "password='a' pin 'b' token=c Bearer abcdefg1 basic abcdefg1 https://d:e@f eyJ.g 4111111111111111"
          + " -----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY----- ghp_h AKIAIOSFODNN7EXAMPLE"
          + " INSERT INTO i (pin) VALUES ('j')";

  private RehearsedValues() {}

  static Object[] all() {
    Map<String, Object> map = new HashMap<>();
    map.put("one", 1);
    map.put("password", "a");
    CompletableFuture<String> done = new CompletableFuture<>();
    done.complete("a");
    return new Object[] {
      new Sample(),
      new ArrayList<>(Arrays.asList('a', 1.5, 1.5f, (byte) 1, null)),
      map,
      new int[] {1},
      java.time.Duration.ZERO,
      new StringBuilder("text"),
      SECRETS,
      new byte[] {1},
      new char[] {'a'},
      Collections.unmodifiableList(new ArrayList<>(Arrays.asList(1, 2))),
      new HashSet<>(Arrays.asList(1, 2)),
      new TreeSet<>(Arrays.asList(1, 2)),
      new Vector<>(Arrays.asList(1, 2)),
      new Hashtable<>(map),
      new LinkedBlockingQueue<>(Arrays.asList(1, 2)),
      new AbstractMap.SimpleEntry<>("a", 1),
      Optional.of(1),
      OptionalInt.of(1),
      new AtomicReference<>(1),
      new WeakReference<Object>(Sample.class),
      ByteBuffer.allocate(1),
      done,
      new FutureTask<>(
          new Runnable() {
            @Override
            public void run() {}
          },
          null),
      new IllegalStateException("a", new Sample.Failure()),
      new GregorianCalendar(),
      new StringBuffer("a"),
    };
  }

  /** As many names as there are values, the first of which says that texts are to be hidden. */
  static List<String> names(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(i == 1 ? "token" : "value" + i);
    }
    return Collections.unmodifiableList(names);
  }

  /** Something with fields of its own. */
  private static final class Sample {

    final String name = "sample";
    final long number = 1;
    final boolean flag = true;
    final char letter = 'a';
    final double fraction = 0.5;
    final String password = "a";
    final TimeUnit unit = TimeUnit.SECONDS;
    final Sample self = this;
    final Object opaque = new Object();

    private static final class Failure extends Exception {
      private static final long serialVersionUID = 1;
      final int field = 1;
    }
  }
}
