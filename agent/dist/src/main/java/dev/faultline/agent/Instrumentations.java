package dev.faultline.agent;

import dev.faultline.agent.settings.AgentSettings;
import dev.faultline.agent.settings.Settings;
import dev.faultline.instrumentation.concurrent.ConcurrentInstrumentation;
import dev.faultline.instrumentation.facade.FacadeInstrumentation;
import dev.faultline.instrumentation.logging.LoggingInstrumentation;
import dev.faultline.instrumentation.reflect.ReflectInstrumentation;
import dev.faultline.instrumentation.thread.ThreadInstrumentation;
import dev.faultline.weaving.ClassInstrumentation;
import java.util.ArrayList;
import java.util.List;

/** Which classes of the JDK and of libraries the settings say to instrument. */
final class Instrumentations {

  private Instrumentations() {}

  static List<ClassInstrumentation> of(Settings settings) {
    List<ClassInstrumentation> all = new ArrayList<>();
    all.add(FacadeInstrumentation.ofThisAgent());
    if (!settings.get(AgentSettings.BOUNDARIES)) {
      return all;
    }
    if (settings.get(AgentSettings.INSTRUMENT_THREAD)) {
      all.addAll(ThreadInstrumentation.all());
    }
    if (settings.get(AgentSettings.INSTRUMENT_CONCURRENT)) {
      all.addAll(ConcurrentInstrumentation.all());
    }
    if (settings.get(AgentSettings.INSTRUMENT_REFLECT)) {
      all.addAll(ReflectInstrumentation.all());
    }
    if (settings.get(AgentSettings.INSTRUMENT_LOGGING)) {
      all.addAll(LoggingInstrumentation.all());
    }
    return all;
  }
}
