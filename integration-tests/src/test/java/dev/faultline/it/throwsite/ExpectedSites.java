package dev.faultline.it.throwsite;

import static dev.faultline.it.throwsite.ExpectedSite.of;
import static dev.faultline.it.throwsite.ExpectedSite.thrownIn;

import java.util.List;

/** What the cases of src/programs/java/throwsites must have left in the collector. */
final class ExpectedSites {

  private static final String ARGUMENT = "java.lang.IllegalArgumentException";

  static final List<ExpectedSite> VALUES =
      List.of(
          of(
              "Values",
              "primitives",
              "yes=true",
              "no=false",
              "b=-1",
              "s=300",
              "c=\"Ω\"",
              "i=-2147483648",
              "l=9223372036854775807",
              "f=0.1",
              "d=2.5"),
          of("Values", "notFinite", "nan=\"NaN\"", "infinite=\"Infinity\"", "below=\"-Infinity\""),
          thrownIn(
              "Values.wide",
              "wideSlots",
              "a=1",
              "b=2",
              "c=3.5",
              "d=\"four\"",
              "e=5",
              "f=6",
              "g=7.25",
              "sum=6",
              "product=25.375",
              "last=9"),
          of(
              "Values",
              "arrays",
              "ints=[1,2,3]",
              "longs=[]",
              "doubles=[0.5]",
              "flags=[true,false]",
              "letters=\"ab\"",
              "names=[\"x\",null]",
              "grid=[[1],[2,3]]",
              "none=null"),
          of(
              "Values",
              "boxes",
              "number=7",
              "big=8",
              "letter=\"z\"",
              "flag=false",
              "half=0.5",
              "absent=null"),
          of(
              "Values",
              "jdkValues",
              "price=\"12.50\"",
              "id=\"00000000-0000-0001-0000-000000000002\"",
              "day=\"2026-11-22\"",
              "type=\"java.lang.String\"",
              "plain=\"RED\"",
              "withBody=\"GREEN\"",
              "text=\"built\""),
          of(
              "Values",
              "containers",
              "numbers=[1,2]",
              "byName={\"one\":1,\"list\":[\"a\",\"b\"]}",
              "byColour={\"RED\":5}"),
          of(
              "Values",
              "objects",
              "first={\"@type\":\"com.acme.cases.Values$Order\",\"number\":1,\"lines\":[\"tea\"],"
                  + "\"previous\":{\"@type\":\"com.acme.cases.Values$Order\",\"@cut\":\"cycle\"}}",
              "second={\"@type\":\"com.acme.cases.Values$Order\",\"number\":2,"
                  + "\"lines\":[\"cake\",\"jam\"],\"previous\":"
                  + "{\"@type\":\"com.acme.cases.Values$Order\",\"number\":1,\"lines\":[\"tea\"],"
                  + "\"previous\":{\"@type\":\"com.acme.cases.Values$Order\",\"@cut\":\"cycle\"}}}"),
          of(
              "Values",
              "texts",
              "empty=\"\"",
              "quoted=\"a \\\"b\\\" \\\\ \\n\\t <c> & 'd'\"",
              "wide=\"日本語 😀\"",
              "absent=null"));

  static final List<ExpectedSite> FLOW =
      List.of(
          of("Flow", "reusedSlot", "second=\"two\""),
          of("Flow", "reusedWideSlot", "second=2", "third=3"),
          of("Flow", "nestedScopes", "outer=1", "middle=2", "inner=4", "deep=\"d4\""),
          of("Flow", "notAssigned", "none=[]", "assigned=1"),
          of("Flow", "eachItem", "item=\"b\"", "length=1"),
          of("Flow", "stringSwitch", "command=\"stop\"", "code=3"),
          thrownIn("Flow.read", "rethrown", "file=\"list.csv\"", "position=12")
              .type("java.io.IOException"),
          thrownIn("Flow.wrapped", "wrapped", "step=\"load\"", "e=*", "line=3"),
          of("Flow", "fromFinally", "before=1", "inFinally=2"),
          of("Flow", "throughFinally", "before=1", "inside=\"in\""),
          of("Flow", "insideSynchronized", "lock=[4]", "held=1"),
          of("Flow", "synchronizedMethod", "held=1"),
          of(
              "Flow",
              "withResources",
              "purpose=\"test\"",
              "front={\"@type\":\"com.acme.cases.Flow$Door\",\"name\":\"front\"}",
              "back={\"@type\":\"com.acme.cases.Flow$Door\",\"name\":\"back\"}",
              "opened=2"),
          of("Flow", "conditional", "first=false").type(ARGUMENT),
          of("Flow", "madeElsewhere", "made=*", "after=1"),
          of("Flow", "caughtInside", "sum=201", "i=2"));

  static final List<ExpectedSite> SHAPES =
      List.of(
          thrownIn("Shapes.lambda$lambda$*", "lambda", "captured=5", "text=\"abc\"", "local=8"),
          thrownIn("Shapes.refuse", "methodReference", "name=\"one\""),
          thrownIn(
              "Shapes$1.call", "anonymousClass",
              "this={\"@type\":\"com.acme.cases.Shapes$1\",\"field\":6}", "local=3"),
          thrownIn(
              "Shapes$Inner.fail",
              "innerClass",
              "this={\"@type\":\"com.acme.cases.Shapes$Inner\",\"depth\":2}",
              "why=\"innerClass\""),
          thrownIn(
              "Shapes$1Local.fail",
              "localClass",
              "this={\"@type\":\"com.acme.cases.Shapes$1Local\"}",
              "sum=9"),
          thrownIn(
                  "Shapes$Greeter.greet",
                  "defaultMethod",
                  "this={\"@type\":\"com.acme.cases.Shapes$2\"}",
                  "name=\"Ada\"",
                  "length=3")
              .type("java.lang.UnsupportedOperationException"),
          thrownIn(
                  "Shapes$Checked.<init>", "inConstructor",
                  "this={\"@type\":\"com.acme.cases.Shapes$Checked\",\"size\":6}", "name=\"c\"",
                  "size=6", "doubled=12")
              .type(ARGUMENT),
          thrownIn("Shapes$Checked.check", "beforeSuper", "name=\"c\"", "size=-1").type(ARGUMENT),
          thrownIn("Shapes.first", "generic", "list=[3,4]", "otherwise=9", "found=3"),
          thrownIn("Shapes.join", "varargs", "separator=\"-\"", "parts=[\"a\",\"b\"]"),
          of("Shapes", "supplied", "supplier=*", "before=1"),
          thrownIn("Shapes.sneaky", "checkedAsUnchecked", "thrown=*").type("java.io.IOException"),
          of("Shapes", "error", "level=1").type("java.lang.AssertionError"),
          of("Shapes", "fromOwnException", "number=17")
              .type("com.acme.cases.Shapes$OrderRejected"));

  private ExpectedSites() {}
}
