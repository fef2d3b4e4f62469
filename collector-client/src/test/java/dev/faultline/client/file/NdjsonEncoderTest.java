package dev.faultline.client.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.client.SampleEvents;
import dev.faultline.client.SampleStories;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.MessageEvent;
import dev.faultline.client.event.Resource;
import dev.faultline.client.event.Severity;
import dev.faultline.client.json.JsonTrees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NdjsonEncoderTest {
  private final NdjsonEncoder encoder = new NdjsonEncoder(SampleStories.resource());

  @Test
  void writesAllOfAnException() throws IOException {
    assertThat(lines(SampleStories.everything()))
        .containsExactly(
            "{'time':'2026-11-22T00:00:00.123456789Z','observed':'2026-11-22T00:00:00.623456789Z',"
                    .replace('\'', '"')
                + ("'id':'019a0f3e-7c00-7abc-8def-0123456789ab',"
                        + "'fingerprint':'21d5b6ac958118ec','severity':'ERROR',"
                        + "'mechanism':'throw-site','occurrences':12,"
                        + "'thread':{'id':31,'name':'http-7'},'disposition':'swallowed',"
                        + "'dispositionDetail':'its log call was not reached, or its level is off',"
                        + "'detail':'no-stack-trace','injected':'slow-db','exceptions':["
                        + "{'type':'com.acme.OutOfStock','message':'no apples','points':["
                        + "{'kind':'thrown','time':'2026-11-22T00:00:00.123456789Z',"
                        + "'class':'com.acme.Shop','method':'order','line':42},"
                        + "{'kind':'caught','time':'2026-11-22T00:00:00.126456789Z',"
                        + "'class':'com.acme.Main','method':'main','line':9,'thread':'main',"
                        + "'use':'swallowed','detail':'java.util.concurrent.ExecutionException'}],"
                        + "'frames':[{'class':'com.acme.Shop','method':'order','file':'Shop.java',"
                        + "'line':42,'inApp':true,'variables':{'item':'apples','left':0,'order':"
                        + "{'@type':'com.acme.Order','id':4711,'lines':['apples','pears']},"
                        + "'coupon':null}},{'class':'org.lib.Dispatcher$1','method':'<init>',"
                        + "'file':'Dispatcher.java','line':7},"
                        + "{'class':'org.lib.Dispatcher','method':'run'},"
                        + "{'class':'com.acme.Main','method':'main','file':'Main.java','line':5,"
                        + "'inApp':true}],'framesOmitted':3},"
                        + "{'type':'java.io.IOException','message':'connection reset',"
                        + "'note':'stack trace omitted by the JVM','reused':true,'points':["
                        + "{'kind':'thrown','time':'2026-11-22T00:00:00.121456789Z',"
                        + "'class':'com.acme.Stock','method':'read','line':12},"
                        + "{'kind':'wrapped','time':'2026-11-22T00:00:00.122456789Z',"
                        + "'class':'com.acme.Shop','method':'order','line':41,"
                        + "'detail':'com.acme.OutOfStock'}],'frames':[{'class':'com.acme.Stock',"
                        + "'method':'read','file':'Stock.java','line':12,'inApp':true,"
                        + "'variables':{'host':'db-1'}}]}],'suppressed':[{'of':1,"
                        + "'type':'java.lang.IllegalStateException','frames':["
                        + "{'class':'com.acme.Stock','method':'close','file':'Stock.java',"
                        + "'line':30,'inApp':true}]}],'recovery':[{'guard':'payments',"
                        + "'outcome':'fallback','attempts':3,'thrown':3,'waitedNanos':250000000,"
                        + "'fallback':1,'undone':['charge','reserve'],'notUndone':['ship']}],"
                        + "'tags':{'team':'shop','order':'4711'},"
                        + "'user':{'id':'7','name':'Ann','ip':'192.0.2.1'},'breadcrumbs':["
                        + "{'time':'2026-11-22T00:00:00.001Z','category':'db','level':'info',"
                        + "'message':'query','data':{'rows':12,'share':0.5,'cached':false,"
                        + "'table':'orders'}},"
                        + "{'time':'2026-11-22T00:00:00.002Z','level':'warning'}],"
                        + "'resource':{'service.name':'shop','service.version':'2.4.1',"
                        + "'deployment.environment.name':'production','host.name':'web-1',"
                        + "'process.pid':4711,"
                        + "'process.runtime.name':'OpenJDK Runtime Environment',"
                        + "'process.runtime.version':'17.0.15+6','process.runtime.description':"
                        + "'Debian OpenJDK 64-Bit Server VM 17.0.15+6'}}")
                    .replace('\'', '"'));
  }

  @Test
  void writesAMessage() throws IOException {
    MessageEvent opened =
        MessageEvent.builder()
            .id("2")
            .timeUnixNanos(1_000_000_000L)
            .severity(Severity.WARN)
            .text("opened")
            .causeId("1")
            .build();

    assertThat(JsonTrees.object(lines(opened).get(0)))
        .containsEntry("time", "1970-01-01T00:00:01Z")
        .containsEntry("severity", "WARN")
        .containsEntry("message", "opened")
        .containsEntry("cause", "1")
        .doesNotContainKeys("disposition", "exceptions", "observed", "tags", "user");
  }

  @Test
  void writesALineForEachEventWhateverIsInIt() throws IOException {
    Map<String, Object> odd =
        Map.of("text", "one\ntwo\r\u2028\uD83D", "nan", Double.NaN, "own", new Object());

    List<String> lines =
        lines(
            SampleEvents.event("a\n{\"b\":"),
            SampleEvents.withVariables(odd),
            SampleEvents.event("x".repeat(100_000)));

    assertThat(lines).hasSize(3);
    assertThat(link(lines.get(0))).containsEntry("message", "a\n{\"b\":");
    assertThat(
            (Map<?, ?>)
                ((Map<?, ?>) ((List<?>) link(lines.get(1)).get("frames")).get(0)).get("variables"))
        .isEqualTo(
            Map.of(
                "text",
                "one\ntwo\r\u2028\uFFFD",
                "nan",
                "NaN",
                "own",
                Map.of("@type", "java.lang.Object", "@cut", "opaque")));
    assertThat(link(lines.get(2)))
        .containsEntry("message", "x".repeat(16_384) + "… (+83616 chars)");
  }

  @Test
  void endsATreeWithACycle() throws IOException {
    List<Object> cycle = new ArrayList<>();
    cycle.add(cycle);

    assertThat(lines(SampleEvents.withVariables(Map.of("cycle", cycle))).get(0))
        .contains("\"@cut\":\"depth\"");
  }

  @Test
  void writesNothingForAnEmptyResource() throws IOException {
    byte[] line =
        new NdjsonEncoder(Resource.builder().build()).encode(List.of(SampleEvents.event("x")));

    assertThat(new String(line, StandardCharsets.UTF_8)).doesNotContain("resource");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> link(String line) throws IOException {
    return (Map<String, Object>) ((List<?>) JsonTrees.object(line).get("exceptions")).get(0);
  }

  private List<String> lines(Event... events) throws IOException {
    String text = new String(encoder.encode(Arrays.asList(events)), StandardCharsets.UTF_8);
    assertThat(text).endsWith("\n");
    return List.of(text.substring(0, text.length() - 1).split("\n", -1));
  }
}
