package dev.faultline.weaving.method.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodPatternErrorsTest {

  /** Each pattern has a caret before the character that the error must point at. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "com.acme.Foo^                          ~ the pattern ends",
        "com.acme.Foo.bar^                      ~ the pattern ends",
        "com.acme.Foo.bar(^                     ~ the pattern ends where a parameter's type",
        "com.acme.Foo.bar(String^               ~ the pattern ends where ')'",
        "com.acme.Foo.bar(String ^int)          ~ there is 'i' where ')' or ','",
        "com.acme.Foo.bar(..) ^& x.y(..)        ~ there is '&' where '&&', '||' or ';'",
        "com.acme.Foo.bar(..) ^com.acme.b(..)   ~ '&&', '||' or ';'",
        "com.acme.Foo.bar(..)^)                 ~ there is ')'",
        "(com.acme.Foo.bar(..)^                 ~ to close the parenthesis",
        "execution(com.acme.Foo.bar(..)^        ~ to close execution(",
        "com.acme.Foo.bar(..) &&^              ~ the pattern ends where a method",
        "com.acme.Foo^#.bar(..)                 ~ there is '#'",
        "com.acme..^bar(..)                     ~ such as com.acme..*.bar",
        "com.acme.^(..)                         ~ a class is missing",
        "^.acme.Foo.bar(..)                     ~ '*..' stands for any packages",
        "com.acme..^.Foo.bar(..)                ~ dots come one or two",
        "com.acme.^1Foo.bar(..)                 ~ cannot begin with '1'",
        "com.acme.Foo.bar(String^+)             ~ name the class itself",
        "within(com.acme.Foo^+)                 ~ '+' may stand only behind",
        "com.acme.Foo^+ com.acme.Foo.bar(..)    ~ '+' may stand only behind",
        "com.acme.*Foo^+.bar(..)                ~ '+' needs a class's full name",
        "Foo^+.bar(..)                          ~ '+' needs a class's full name",
        "java.lang.Object^+.toString()          ~ every class",
        "^java.util.ArrayList.add(..)           ~ name the method of yours that calls it",
        "^java.net.*.connect(..)                ~ name the method of yours that calls it",
        "^javax.management.ObjectName.apply(..) ~ name the method of yours that calls it",
        "com.a.B.c(..); ^java.io..*.read(..)    ~ are not woven",
        "com.acme.Foo.bar(List^<String>)        ~ without '<...>'",
        "List^<String> com.acme.Foo.bar(..)     ~ without '<...>'",
        "com.acme.Foo.bar(..) ^throws Exception ~ leave 'throws' out",
        "public ^!static com.acme.Foo.bar(..)   ~ && !static *.*(..)",
        "^abstract com.acme.Foo.bar(..)         ~ no code",
        "^native * com.acme.Foo.bar(..)         ~ no code",
        "^call(com.acme.Foo.bar(..))            ~ call(..) is not known",
        "within(com.acme..*) && ^args(String)   ~ args(..) is not known",
        "^@target(com.acme.Timed)               ~ @annotation(..) for methods",
        "@annotation(^Timed)                    ~ needs its full name",
        "@annotation(^com.acme.*)               ~ needs its full name",
        "@annotation(^)                         ~ an annotation such as com.acme.Timed",
        "@^Timed *(..)                          ~ needs its full name",
        "^*.*(..)                               ~ name a package, a class or an annotation",
        "^close()                               ~ name a package",
        "^!com.acme.Foo.bar(..)                 ~ name a package",
        "com.acme.A.b(..); ^*..*.close()        ~ name a package",
        "within(com.acme..*) && ^;              ~ there is ';' where",
      })
  void pointsAtTheMistakeAndSaysHowToMendIt(String marked, String problem) {
    int position = marked.indexOf('^');
    String text = marked.substring(0, position) + marked.substring(position + 1);

    MethodPatternException error = errorOf(text);

    assertThat(error.getMessage()).contains(problem.trim());
    assertThat(error.position()).isEqualTo(position);
    assertThat(error.marked()).isEqualTo(text + "\n" + " ".repeat(position) + "^");
  }

  @Test
  void marksTheLineThatIsWrong() {
    MethodPatternException error = errorOf("com.acme.A.b(..)\ncom.acme.B.c(\nd");

    assertThat(error).hasMessageContaining("the pattern ends where ')'");
    assertThat(error.marked()).isEqualTo("d\n ^");
    assertThat(errorOf("com.acme.A.b(..)\r\ncom.acme.B c\r\n").marked())
        .isEqualTo("com.acme.B c\n            ^");
  }

  @Test
  void refusesTextsWithoutAnyPattern() {
    for (String text : new String[] {"", " ", ";", "\n;\n"}) {
      assertThat(errorOf(text)).hasMessageContaining("com.acme.pay.*Client.*(..)");
    }
  }

  @Test
  void takesNoStackForParentheses() {
    String deep = "(".repeat(100_000) + "com.acme.A.b(..)" + ")".repeat(100_000);

    assertThat(errorOf(deep)).hasMessageContaining("nested more than 100 deep");
  }

  private static MethodPatternException errorOf(String text) {
    return catchThrowableOfType(MethodPatternException.class, () -> MethodPattern.parse(text));
  }
}
