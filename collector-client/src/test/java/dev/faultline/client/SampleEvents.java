package dev.faultline.client;

import dev.faultline.client.event.EventIds;
import dev.faultline.client.event.ExceptionEvent;
import dev.faultline.client.event.ExceptionLink;
import dev.faultline.client.event.Frame;
import java.util.List;
import java.util.Map;

/** Events for tests. */
public final class SampleEvents {
  private static final EventIds IDS = new EventIds();

  private SampleEvents() {}

  public static ExceptionEvent event(String message) {
    return builder(message).build();
  }

  public static ExceptionEvent.Builder builder(String message) {
    ExceptionLink link =
        ExceptionLink.builder()
            .type("com.acme.OutOfStock")
            .message(message)
            .frames(List.of(frame("com.acme.Shop", "order", "Shop.java", 42, true)))
            .build();
    return ExceptionEvent.builder().id(IDS.next()).exceptions(List.of(link));
  }

  public static Frame frame(String type, String method, String file, int line, boolean inApp) {
    return Frame.of(new StackTraceElement(type, method, file, line), inApp);
  }

  public static ExceptionEvent withVariables(Map<String, Object> variables) {
    ExceptionEvent event = event("with variables");
    ExceptionLink link = event.exceptions().get(0);
    Frame frame = link.frames().get(0).withVariables(variables);
    return event.toBuilder()
        .exceptions(List.of(link.toBuilder().frames(List.of(frame)).build()))
        .build();
  }
}
