package dev.faultline.client;

import dev.faultline.client.event.Breadcrumb;
import dev.faultline.client.event.EventContext;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import dev.faultline.client.event.Level;
import dev.faultline.client.event.LifePoint;
import dev.faultline.client.event.MessageEvent;
import dev.faultline.client.event.Recovery;
import dev.faultline.client.event.SuppressedLink;
import dev.faultline.client.event.User;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events that are larger than any backend takes, in everything that they have. */
public final class GiganticEvents {
  public static final int CAUSES = 1_000;
  public static final int FRAMES = 5_000;
  public static final int TAGS = 10_000;

  private static final GiganticEvents ASCII = new GiganticEvents("x", "deep");
  private static final GiganticEvents JAPANESE = new GiganticEvents("漢", "深");

  private final String huge;
  private final String className;
  private final ExceptionEvent exception;

  private GiganticEvents(String letter, String word) {
    huge = letter.repeat(3_000_000);
    className = "com.acme." + word.repeat(50);
    exception = make();
  }

  /** Of 1,000 exceptions, some of which have 5,000 frames and variables of megabytes. */
  public static ExceptionEvent exception() {
    return ASCII.exception;
  }

  /** The same in characters of three bytes. */
  public static ExceptionEvent japanese() {
    return JAPANESE.exception;
  }

  private ExceptionEvent make() {
    List<ExceptionLink> chain = new ArrayList<>();
    for (int i = 0; i < CAUSES; i++) {
      chain.add(link(i, i % 250 == 0 || i == CAUSES - 1 ? FRAMES : 3));
    }
    List<SuppressedLink> suppressed = new ArrayList<>();
    for (int i = 0; i < CAUSES; i++) {
      suppressed.add(new SuppressedLink(i, link(i, 3)));
    }
    Recovery recovery = Recovery.of("order").undone(Collections.nCopies(1_000, "step")).build();
    return ExceptionEvent.builder()
        .id("019a0f3e-7c00-7abc-8def-0123456789ab")
        .exceptions(chain)
        .suppressed(suppressed)
        .recoveries(Collections.nCopies(1_000, recovery))
        .stackTrace(huge)
        .dispositionDetail(huge)
        .threadName(huge)
        .context(context())
        .build();
  }

  public static MessageEvent message() {
    return ASCII.makeMessage();
  }

  private MessageEvent makeMessage() {
    return MessageEvent.builder()
        .id("019a0f3e-7c00-7abc-8def-0123456789ac")
        .text(huge)
        .threadName(huge)
        .causeId("1")
        .context(context())
        .build();
  }

  private ExceptionLink link(int number, int frames) {
    List<Frame> trace = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      Frame frame = SampleEvents.frame(className, "call" + i, "Deep.java", i, true);
      trace.add(i % 1_000 == 0 ? frame.withVariables(variables()) : frame);
    }
    return ExceptionLink.builder()
        .type("com.acme.Failure" + number)
        .message(huge)
        .frames(trace)
        .points(
            Collections.nCopies(
                1_000,
                LifePoint.builder(LifePoint.Kind.THROWN, 1).place("com.acme.Shop", "f", 1).build()))
        .build();
  }

  private Map<String, Object> variables() {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("text", huge);
    variables.put("numbers", Collections.nCopies(100_000, 1L));
    variables.put("texts", Collections.nCopies(1_000, "abc"));
    return variables;
  }

  private EventContext context() {
    Map<String, String> tags = new LinkedHashMap<>();
    for (int i = 0; i < TAGS; i++) {
      tags.put("tag" + i, i == 0 ? huge : "value");
    }
    Breadcrumb crumb =
        new Breadcrumb(1, huge, Level.INFO, huge, Collections.singletonMap("data", (Object) huge));
    return new EventContext(
        tags, new User(huge, huge, huge, huge), Collections.nCopies(10_000, crumb));
  }
}
