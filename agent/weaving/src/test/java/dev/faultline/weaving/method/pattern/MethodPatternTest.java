package dev.faultline.weaving.method.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;

class MethodPatternTest {

  private static final String HERE = "dev.faultline.weaving.method.pattern";
  private static final Set<String> ALL =
      Set.of("<init>", "send", "sendAll", "count", "raw", "helper", "varied", "close", "toString");

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        // names
        "%s.PayClient.send(..)              ~ send",
        "%s.*Client.send*(..)               ~ send sendAll",
        "%s.*Client.*(..)                   ~ send sendAll count raw helper varied close toString",
        "%s.PayClient.new(..)               ~ <init>",
        "dev..PayClient.send(..)            ~ send",
        "dev.faultline..*.send(..)          ~ send",
        "dev.faultline..pattern.Pay*.send(..) ~ send",
        "*..PayClient.send(..)              ~ send",
        "*.send(..) && within(%s.*)         ~ send",
        "PayClient.send(..)                 ~ send",
        "*Client.send(..)                   ~ send",
        "dev.faultline.*.send(..)           ~ ",
        "%s.Pay.send(..)                    ~ ",
        "dev.faultline.weaving..Client.send(..) ~ ",
        // parameters
        "%s.PayClient.*(String)             ~ send",
        "%s.PayClient.*(java.lang.String)   ~ send",
        "%s.PayClient.*(java..*)            ~ send varied",
        "%s.PayClient.*()                   ~ close toString",
        "%s.PayClient.*(String, ..)         ~ send sendAll",
        "%s.PayClient.*(.., int[])          ~ sendAll",
        "%s.PayClient.*(.., int[][])        ~ ",
        "%s.PayClient.*(*, *)               ~ sendAll count",
        "%s.PayClient.*(int, *)             ~ count",
        "%s.PayClient.*(*..*)               ~ send varied",
        "%s.PayClient.*(*)                  ~ send raw helper varied",
        "%s.PayClient.*(*[])                ~ helper",
        "%s.PayClient.*(String...)          ~ helper",
        "%s.PayClient.*(.., *, ..)          ~ send sendAll count raw helper varied",
        "%s.PayClient.*(List)               ~ varied",
        "%s.PayClient.*(long)               ~ raw",
        "%s.PayClient.new(int)              ~ <init>",
        "%s.PayClient.new()                 ~ ",
        // modifiers and return types
        "private * %s.PayClient.*(..)       ~ helper",
        "public static %s.PayClient.*(..)   ~ count",
        "public final %s.PayClient.*(..)    ~ ",
        "synchronized %s.PayClient.*(..)    ~ raw",
        "void %s.PayClient.*(..)            ~ send raw helper close",
        "int[] %s.PayClient.*(..)           ~ sendAll",
        "String %s.PayClient.*(..)          ~ toString",
        "* %s.PayClient.se*(..)             ~ send sendAll",
        // annotations
        "@annotation(%s.MethodPatternTest.Timed) ~ send raw",
        "@annotation(%s.MethodPatternTest$Timed) ~ send raw",
        "@%s.MethodPatternTest.Timed *(..)  ~ send raw",
        "@%s.MethodPatternTest.Timed void *.*(String) ~ send",
        "@within(%s.MethodPatternTest.Service) && *.c*(..) ~ count close",
        "@annotation(com.acme.Other)        ~ ",
        // combinations
        "%s.PayClient.*(..) && !void *.*(..) ~ sendAll count varied toString",
        "%s.PayClient.send(..) || %s.PayClient.raw(..) ~ send raw",
        "%s.PayClient.send(..); %s.PayClient.raw(..);  ~ send raw",
        "execution(public * %s.PayClient.s*(..)) ~ send sendAll",
        "within(%s.PayClient) && (*.send(..) || *.raw(..)) ~ send raw",
        "within(%s.*) && !(*.s*(..) || *.*(int, ..)) && !new(..)~ raw helper varied close toString",
        // subtypes that the class names itself
        "java.io.Closeable+.close()         ~ close",
        "%s.Base+.send(..)                  ~ send",
        "%s.PayClient+.send(..)             ~ send",
        "java.lang.AutoCloseable+.close()   ~ ",
      })
  void matches(String pattern, String expected) {
    MethodPattern compiled = MethodPattern.parse(pattern.replace("%s", HERE));

    assertThat(matching(compiled, PayClient.class))
        .containsExactlyInAnyOrderElementsOf(
            expected == null ? Set.of() : Set.of(expected.split(" ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "com.acme.*.run(..)                 ~ com/acme/Shop            ~ true",
        "com.acme.*.run(..)                 ~ com/acme/Shop$Order      ~ true",
        "com.acme.Shop.Order.run(..)        ~ com/acme/Shop$Order      ~ true",
        "com.acme.Shop$Order.run(..)        ~ com/acme/Shop$Order      ~ true",
        "com.acme.Shop.run(..)              ~ com/acme/Shop$Order      ~ false",
        "com.acme.*.run(..)                 ~ com/acme/pay/Shop        ~ false",
        "com.acme..*.run(..)                ~ com/acme/pay/card/Shop   ~ true",
        "com.acme..*.run(..)                ~ com/acmeish/Shop         ~ false",
        "Order.run(..)                      ~ com/acme/Shop$Order      ~ true",
        "Shop.run(..)                       ~ Shop                     ~ true",
        "within(com.acme.Shop)              ~ com/acme/Shop$Order$1    ~ true",
        "within(com.acme.Shop)              ~ com/acme/Shopping        ~ false",
        "within(com.acme..*) && !within(com.acme.gen..*) ~ com/acme/gen/Made ~ false",
        "within(com.acme..*) && !within(com.acme.gen..*) ~ com/acme/Shop ~ true",
        "com.acme.Shop.run(..) && !within(com.acme..*)   ~ com/acme/Shop ~ false",
        "@annotation(com.acme.Timed)        ~ org/other/Any            ~ true",
        "@annotation(com.acme.Timed) && within(com.acme..*) ~ org/other/Any ~ false",
        "com.acme.Shop+.run(..)             ~ org/other/Any            ~ true",
      })
  void decidesByTheNameOfTheClassFirst(String pattern, String className, boolean mayMatch) {
    assertThat(MethodPattern.parse(pattern).mayMatch(className)).isEqualTo(mayMatch);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "@annotation(com.acme.Timed)                        ~ false",
        "@annotation(%s.MethodPatternTest.Timed)            ~ true",
        "!@annotation(com.acme.Timed) && within(%s..*)      ~ true",
        "com.acme.Client+.send(..)                          ~ false",
        "java.io.Closeable+.close(..)                       ~ true",
        "%s.PayClient.noSuchName(..)                        ~ false",
        "%s.PayClient.send(..)                              ~ true",
        "%s.PayClient.new(..)                               ~ true",
      })
  void decidesByTheConstantsThen(String pattern, boolean mayMatch) {
    String name = PayClient.class.getName().replace('.', '/');
    MethodPattern compiled = MethodPattern.parse(pattern.replace("%s", HERE));

    assertThat(compiled.mayMatch(name, classFile(PayClient.class))).isEqualTo(mayMatch);
  }

  @Test
  void leavesOutNothingThatMatches() {
    // Each step may only rule out what the next would refuse as well.
    for (Class<?> type : new Class<?>[] {PayClient.class, Base.class, MethodPatternTest.class}) {
      for (String text : new String[] {"%s..*.*(..)", "@annotation(%s.MethodPatternTest.Timed)"}) {
        MethodPattern pattern = MethodPattern.parse(text.replace("%s", HERE));
        if (!matching(pattern, type).isEmpty()) {
          assertThat(pattern.mayMatch(type.getName().replace('.', '/'), classFile(type))).isTrue();
        }
      }
    }
  }

  @Test
  void isEqualWhenWrittenAlike() {
    MethodPattern one = MethodPattern.parse("com.acme.*.run(..)");

    assertThat(one)
        .isEqualTo(MethodPattern.parse("com.acme.*.run(..)"))
        .hasSameHashCodeAs(MethodPattern.parse("com.acme.*.run(..)"))
        .isNotEqualTo(MethodPattern.parse("com.acme.*.stop(..)"))
        .hasToString("com.acme.*.run(..)");
  }

  private static Set<String> matching(MethodPattern pattern, Class<?> type) {
    ClassOutline outline = ClassOutline.of(new ClassReader(classFile(type)));
    Set<String> names = new TreeSet<>();
    for (MethodOutline method : outline.methods()) {
      if (!method.isSynthetic() && pattern.matches(outline, method)) {
        names.add(method.name());
      }
    }
    assertThat(ALL)
        .as("the names of the sample")
        .containsAll(type == PayClient.class ? names : ALL);
    return names;
  }

  private static byte[] classFile(Class<?> type) {
    try (InputStream in =
        type.getResourceAsStream(type.getName().substring(HERE.length() + 1) + ".class")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @interface Timed {}

  @interface Service {}
}

/** A superclass that patterns with a plus sign name. */
class Base {}

/** What the patterns are about. */
@MethodPatternTest.Service
class PayClient extends Base implements java.io.Closeable {

  PayClient(int amount) {}

  @MethodPatternTest.Timed
  public void send(String text) {}

  public int[] sendAll(String text, int[] amounts) {
    return amounts;
  }

  public static int count(int from, Object to) {
    return from;
  }

  @MethodPatternTest.Timed
  synchronized void raw(long number) {}

  private void helper(String... texts) {}

  boolean varied(java.util.List<String> list) {
    return list.isEmpty();
  }

  @Override
  public void close() {}

  @Override
  public String toString() {
    return "";
  }
}
