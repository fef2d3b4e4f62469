package dev.faultline.collector.stacktrace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.event.Frame;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "com.acme.Shop.sell(Shop.java:42)                             | com.acme.Shop | sell | Shop.java | 42 | false",
        "com.acme.Shop.<init>(Shop.java:7)                            | com.acme.Shop | <init> | Shop.java | 7 | false",
        "Main.main(Main.java)                                         | Main | main | Main.java | - | false",
        "java.base/java.util.ArrayList.get(ArrayList.java:427)        | java.util.ArrayList | get | ArrayList.java | 427 | false",
        "java.base@17.0.9/java.lang.Thread.run(Thread.java:840)       | java.lang.Thread | run | Thread.java | 840 | false",
        "app//com.acme.Shop.sell(Shop.java:42)                        | com.acme.Shop | sell | Shop.java | 42 | false",
        "app/shop@1.0/com.acme.Shop.sell(Shop.java:42)                | com.acme.Shop | sell | Shop.java | 42 | false",
        "deployment.shop.war//com.acme.Shop.sell(Shop.java:42)        | com.acme.Shop | sell | Shop.java | 42 | false",
        "sun.nio.ch.Net.poll(Native Method)                           | sun.nio.ch.Net | poll | - | - | true",
        "com.acme.Shop$$Lambda$14/0x0000000800066840.run(Unknown Source) | com.acme.Shop$$Lambda$14/0x0000000800066840 | run | - | - | false",
        "com.acme.Shop$$Lambda$1/1023487453.apply(Unknown Source)     | com.acme.Shop$$Lambda$1/1023487453 | apply | - | - | false",
        "app//com.acme.Shop$$Lambda/0x00007f1b.run(Unknown Source)    | com.acme.Shop$$Lambda/0x00007f1b | run | - | - | false",
        "java.base/java.lang.invoke.LambdaForm$MH/0x000001.invoke(LambdaForm$MH) | java.lang.invoke.LambdaForm$MH/0x000001 | invoke | LambdaForm$MH | - | false",
        "com.acme.Shop$$SpringCGLIB$$0.sell(<generated>)              | com.acme.Shop$$SpringCGLIB$$0 | sell | <generated> | - | false",
        "com.acme.BooksKt$main$1.invokeSuspend(Books.kt:12)           | com.acme.BooksKt$main$1 | invokeSuspend | Books.kt | 12 | false",
        "com.acme.BookTest.sells a book (twice)(BookTest.kt:9)        | com.acme.BookTest | sells a book (twice) | BookTest.kt | 9 | false",
        "com.acme.Shop.sell(C:Shop.java)                              | com.acme.Shop | sell | C:Shop.java | - | false",
        "something else                                               | '' | something else | - | - | false",
      })
  void readsAllParts(
      String text, String className, String method, String file, Integer line, boolean isNative) {
    Frame frame = FrameText.parse(text);

    assertThat(frame.className()).isEqualTo(className);
    assertThat(frame.method()).isEqualTo(method);
    assertThat(frame.file()).isEqualTo(file);
    assertThat(frame.line()).isEqualTo(line);
    assertThat(frame.nativeMethod()).isEqualTo(isNative);
  }
}
