package dev.faultline.collector.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.event.CapturedException;
import dev.faultline.collector.event.Event;
import dev.faultline.collector.event.Source;
import dev.faultline.collector.stacktrace.InAppPackages;
import dev.faultline.collector.stacktrace.StackTraceParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrouperTest {

  private static final String SHOP =
      "A: order 17 failed|at com.acme.Shop.sell(Shop.java:42)|at com.acme.Main.main(Main.java:5)";

  private final Grouper grouper = new Grouper();
  private final StackTraceParser parser = new StackTraceParser(InAppPackages.wellKnown());

  /** Lines are cut at bars; all but headers and causes are indented. */
  private Event event(String service, String trace) {
    String text = trace.replace("|Caused", "\nCaused").replace("|", "\n\t");
    List<CapturedException> exceptions = parser.parse(null, null, text).exceptions();
    return new Event(
        "id",
        1,
        1,
        new Source(service, null, null, null, null, null, null),
        null,
        null,
        "thrown",
        1,
        null,
        null,
        exceptions,
        List.of(),
        null);
  }

  private String issue(String trace) {
    return grouper.group(event("shop", trace)).issueId();
  }

  private String culprit(String trace) {
    return grouper.group(event("shop", trace)).culprit();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "another message;                A: order 18 failed|at com.acme.Shop.sell(Shop.java:42)|at com.acme.Main.main(Main.java:5)",
        "other lines;                    A: x|at com.acme.Shop.sell(Shop.java:43)|at com.acme.Main.main(Main.java:9)",
        "library frames between;         A: x|at com.acme.Shop.sell(Shop.java:42)|at java.util.ArrayList.forEach(ArrayList.java:1)|at com.acme.Main.main(Main.java:5)",
        "library frames around;          A: x|at java.util.Objects.requireNonNull(O.java:1)|at com.acme.Shop.sell(Shop.java:42)|at com.acme.Main.main(Main.java:5)|at java.lang.Thread.run(T.java:1)",
        "recursion;                      A: x|at com.acme.Shop.sell(Shop.java:42)|at com.acme.Shop.sell(Shop.java:42)|at com.acme.Main.main(Main.java:5)",
        "mutual recursion;               A: x|at com.acme.Shop.sell(Shop.java:42)|at com.acme.Main.main(Main.java:5)|at com.acme.Shop.sell(Shop.java:1)|at com.acme.Main.main(Main.java:5)",
        "a proxy of the class;           A: x|at com.acme.Shop.sell(Shop.java:42)|at com.acme.Shop$$SpringCGLIB$$0.sell(<generated>)|at com.acme.Main.main(Main.java:5)",
      })
  void sameIssue(String why, String trace) {
    assertThat(issue(trace)).isEqualTo(issue(SHOP));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "another type;        B: order 17 failed|at com.acme.Shop.sell(Shop.java:42)|at com.acme.Main.main(Main.java:5)",
        "another method;      A: order 17 failed|at com.acme.Shop.rent(Shop.java:42)|at com.acme.Main.main(Main.java:5)",
        "another class;       A: order 17 failed|at com.acme.Store.sell(Shop.java:42)|at com.acme.Main.main(Main.java:5)",
        "another way there;   A: order 17 failed|at com.acme.Shop.sell(Shop.java:42)|at com.acme.Job.run(Job.java:5)",
        "a cause;             A: order 17 failed|at com.acme.Shop.sell(Shop.java:42)|at com.acme.Main.main(Main.java:5)|Caused by: B: b|at com.acme.Shop.sell(Shop.java:42)|at com.acme.Main.main(Main.java:5)",
      })
  void otherIssue(String why, String trace) {
    assertThat(issue(trace)).isNotEqualTo(issue(SHOP));
  }

  @Test
  void otherServicesHaveOtherIssues() {
    assertThat(grouper.group(event("other", SHOP)).issueId()).isNotEqualTo(issue(SHOP));
  }

  @Test
  void theRootCausesWayDecides() {
    String one =
        "A: a|at com.acme.Web.one(W.java:1)|Caused by: B: b|at com.acme.Shop.sell(S.java:1)";
    String two =
        "A: a|at com.acme.Web.two(W.java:1)|Caused by: B: b|at com.acme.Shop.sell(S.java:1)";

    assertThat(issue(one)).isEqualTo(issue(two));
    assertThat(culprit(one)).isEqualTo("com.acme.Shop.sell");
  }

  @Test
  void aRootCauseWithoutInAppFramesLeavesItToTheExceptionAroundIt() {
    String cause = "|Caused by: B: b|at sun.nio.ch.Net.poll(Native Method)";
    String one = "A: a|at com.acme.Web.one(W.java:1)" + cause;
    String two = "A: a|at com.acme.Web.two(W.java:1)" + cause;

    assertThat(issue(one)).isNotEqualTo(issue(two));
    assertThat(culprit(one)).isEqualTo("com.acme.Web.one");
  }

  @Test
  void withoutInAppFramesAllFramesCountButThoseOfReflection() {
    String slow =
        "A: a|at org.h2.Parser.parse(P.java:1)|at jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(Native Method)|at org.h2.Shell.run(S.java:1)";
    String fast =
        "A: a|at org.h2.Parser.parse(P.java:1)|at jdk.internal.reflect.GeneratedMethodAccessor7.invoke(Unknown Source)|at org.h2.Shell.run(S.java:1)";
    String other = "A: a|at org.h2.Parser.read(P.java:1)|at org.h2.Shell.run(S.java:1)";

    assertThat(issue(slow)).isEqualTo(issue(fast)).isNotEqualTo(issue(other));
    assertThat(culprit(slow)).isEqualTo("org.h2.Parser.parse");
  }

  @Test
  void withoutFramesTheMessageDecidesApartFromItsNumbers() {
    assertThat(issue("A: order 17 of 'Ada' failed after 3.5 s"))
        .isEqualTo(issue("A: order 18 of 'Eve' failed after 12 s"))
        .isNotEqualTo(issue("A: order 17 was lost"));
    assertThat(issue("A: no such id 0b0ac6d4-7a4f-4f53-9d7d-5a3b6a4e6c11"))
        .isEqualTo(issue("A: no such id 11111111-7a4f-4f53-9d7d-5a3b6a4e6c22"));
    assertThat(culprit("A: order 17 was lost")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Shop$$Lambda/0x00007f1b2c,        com.acme.Shop$$Lambda",
    "com.acme.Shop$$Lambda$14/0x0000000800066,  com.acme.Shop$$Lambda",
    "com.acme.Shop$$Lambda$1/1023487453,        com.acme.Shop$$Lambda",
    "com.acme.Shop/0x0000000800066840,          com.acme.Shop",
    "com.acme.Shop$$SpringCGLIB$$0,             com.acme.Shop",
    "com.acme.Shop$$EnhancerBySpringCGLIB$$3f2a,com.acme.Shop",
    "com.acme.Shop$$FastClassBySpringCGLIB$$1a, com.acme.Shop",
    "com.acme.Shop$HibernateProxy$x8Rd2a,       com.acme.Shop",
    "com.acme.Shop_$$_jvst1a2_3,                com.acme.Shop",
    "jdk.proxy2.$Proxy12,                       jdk.proxy2.$Proxy",
    "jdk.internal.reflect.GeneratedMethodAccessor12, jdk.internal.reflect.GeneratedMethodAccessor",
    "com.acme.Shop$1,                           com.acme.Shop$1",
    "com.acme.Shop$Inner,                       com.acme.Shop$Inner",
    "com.acme.Shop$_sell_closure3,              com.acme.Shop$_sell_closure",
    "com.acme.Shop$_sell_closure3$_closure12,   com.acme.Shop$_sell_closure$_closure",
    "com.acme.Shop_closure3x,                   com.acme.Shop_closure3x",
  })
  void classNamesLoseWhatChangesFromRunToRun(String name, String stable) {
    assertThat(GeneratedNames.className(name)).isEqualTo(stable);
  }

  @Test
  void namesThatNoCompilerMakesAreLeftAsTheyAre() {
    // Matched step by step from each start, this one takes most of a minute.
    for (String part : new String[] {"lambda$", "$lambda$1", "$anonfun$", "_closure1", "$1"}) {
      String name = part.repeat(40_000);
      assertThat(GeneratedNames.method(name)).isEqualTo(name);
      assertThat(GeneratedNames.className(name)).isEqualTo(name);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lambda$sell$3,            lambda$sell",
    "lambda$sell$0a1b2c3d$1,   lambda$sell",
    "lambda$new$0,             lambda$new",
    "CGLIB$sell$4,             sell",
    "sell$2,                   sell$2",
    "sell$lambda$0,            sell$lambda",
    "sell$lambda-12,           sell$lambda",
    "sell$lambda$3$lambda$1,   sell$lambda$lambda",
    "$anonfun$sell$1,          $anonfun$sell",
    "$anonfun$sell$12$adapted, $anonfun$sell",
    "$anonfun$sell$all$3,      $anonfun$sell$all",
    "sell,                     sell",
  })
  void methodNamesLoseWhatChangesFromBuildToBuild(String name, String stable) {
    assertThat(GeneratedNames.method(name)).isEqualTo(stable);
  }
}
