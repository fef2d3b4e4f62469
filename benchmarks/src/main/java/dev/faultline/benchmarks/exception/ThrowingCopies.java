package dev.faultline.benchmarks.exception;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Copies of {@link ThrowingClass}, of which the agent is to weave some. There are several of each
 * kind, because two that are the same are compiled to code of which one may be slower by a
 * thirtieth.
 */
final class ThrowingCopies {
  /** How many of each kind. */
  static final int COUNT = 10;

  private static final String ORIGINAL = ThrowingClass.class.getSimpleName();
  private static final String WOVEN = "WovenClass%03d";
  private static final String UNWOVEN = "PlainClass%03d";
  private static final String OTHERS = "OtherClass%03d";

  private ThrowingCopies() {}

  /** Those that the agent takes for the user's classes. */
  static List<ThrowingCode> woven() {
    return copies(WOVEN);
  }

  /** Those that it does not. */
  static List<ThrowingCode> unwoven() {
    return copies(UNWOVEN);
  }

  /** As {@link #unwoven}, for who must not find the code of those in the cache. */
  static List<ThrowingCode> othersUnwoven() {
    return copies(OTHERS);
  }

  /** What the agent is to be told are the user's classes. */
  static String inApp() {
    return IntStream.range(0, COUNT)
        .mapToObj(copy -> ThrowingCopies.class.getPackageName() + '.' + name(WOVEN, copy))
        .collect(Collectors.joining(","));
  }

  private static List<ThrowingCode> copies(String pattern) {
    return IntStream.range(0, COUNT).mapToObj(copy -> copy(pattern, copy)).toList();
  }

  /** As long as the original, so that it can stand in its place in a class file. */
  private static String name(String pattern, int copy) {
    return String.format(Locale.ROOT, pattern, copy);
  }

  private static ThrowingCode copy(String pattern, int copy) {
    try (InputStream in = ThrowingCopies.class.getResourceAsStream(ORIGINAL + ".class")) {
      // Each byte is a character here, and the other way round.
      String code = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      String renamed = code.replace(ORIGINAL, name(pattern, copy));
      ThrowingCode made =
          (ThrowingCode)
              MethodHandles.lookup()
                  .defineClass(renamed.getBytes(StandardCharsets.ISO_8859_1))
                  .getDeclaredConstructor()
                  .newInstance();
      requireStack(made);
      return made;
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void requireStack(ThrowingCode code) {
    String name = code.getClass().getName();
    StackTraceElement[] trace = code.thrown(Exceptions.JUDGED_DEPTH).getStackTrace();
    if (Arrays.stream(trace).filter(frame -> frame.getClassName().equals(name)).count()
        < Exceptions.JUDGED_DEPTH) {
      throw new IllegalStateException("the stack is another: " + Arrays.toString(trace));
    }
  }
}
