package dev.faultline.agent;

import dev.faultline.agent.status.Status;
import dev.faultline.bootstrap.AgentLog;
import dev.faultline.capture.governor.Governor;
import dev.faultline.weaving.ClassInstrumentation;
import dev.faultline.weaving.InstrumentationTransformer;
import dev.faultline.weaving.inapp.InAppClasses;
import dev.faultline.weaving.loaded.AllLoadedClasses;
import dev.faultline.weaving.loaded.LoadedClasses;
import dev.faultline.weaving.loaded.LostAttributes;
import dev.faultline.weaving.loaded.MissedClasses;
import dev.faultline.weaving.loaded.RedefinedClasses;
import dev.faultline.weaving.loaded.Retransformation;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that the agent weaves, and its undoing. Every transformer is registered through this class.
 * Used by the thread that starts or detaches the agent.
 */
final class Weaving implements AgentPart {

  /** One a second; another agent's transformer may take its time with a class. */
  private static final int LOOKS_FOR_MISSED = 3;

  private final Instrumentation instrumentation;
  private final Governor governor;
  private final Retransformation retransformation;
  private final InAppClasses inApp;
  private final AgentLog log;
  private final List<WovenNames> transformers = new ArrayList<>();
  private InstrumentationTransformer instrumentations;
  private final LostAttributes lostAttributes = new LostAttributes();
  private final RedefinedClasses redefined = new RedefinedClasses();
  private MissedClasses missed;
  private int looksForMissed;

  /** Missed, and not woven yet. */
  private final Set<Class<?>> found = new LinkedHashSet<>();

  private String unwoven;

  Weaving(Instrumentation instrumentation, InAppClasses inApp, Governor governor, AgentLog log) {
    this.instrumentation = instrumentation;
    this.governor = governor;
    this.retransformation = new Retransformation(instrumentation, redefined);
    this.inApp = inApp;
    this.log = log;
  }

  /** Weaves classes while they load, from now on. */
  void inApp(ClassFileTransformer transformer) {
    register(transformer);
  }

  /**
   * Weaves classes of the JDK and of libraries while they load, from now on; those that are loaded
   * already, with the next call of {@link #weaveLoaded}.
   *
   * @param lookedFor internal names of classes that are not changed, but noted when they are loaded
   */
  InstrumentationTransformer instrument(
      Collection<ClassInstrumentation> changes, Collection<String> lookedFor) {
    InstrumentationTransformer transformer =
        new InstrumentationTransformer(changes, lookedFor, log);
    register(transformer);
    instrumentations = transformer;
    return transformer;
  }

  private WovenNames register(ClassFileTransformer transformer) {
    if (transformers.isEmpty() && RedefinedClasses.areForgotten()) {
      instrumentation.addTransformer(redefined, true);
    }
    WovenNames remembering = new WovenNames(new TimedTransformer(transformer, governor));
    instrumentation.addTransformer(remembering, true);
    transformers.add(remembering);
    return remembering;
  }

  /**
   * Weaves what was loaded before its transformer was there.
   *
   * @param running whether the program runs already, so that its own classes are there
   * @return what became of the program's own classes, in one line; null before its start
   */
  String weaveLoaded(boolean running) {
    if (running) {
      expectMissed();
    }
    Class<?>[] all = AllLoadedClasses.of(instrumentation);
    weaveInstrumented(all);
    return running ? weaveInApp(all) : null;
  }

  private void weaveInstrumented(Class<?>[] all) {
    List<Class<?>> meant = new ArrayList<>();
    for (Class<?> loaded : all) {
      if (instrumentations.isFor(loaded.getName())) {
        meant.add(loaded);
      } else {
        instrumentations.wasLoaded(loaded.getName());
      }
    }
    Map<String, String> refused = retransform(meant).refused();
    for (Map.Entry<String, String> one : refused.entrySet()) {
      // Another agent's transformer may have made the class unacceptable; the rest works all the
      // same.
      forget(one.getKey());
      instrumentations.leaveAlone(one.getKey(), "the JVM refused it: " + one.getValue());
    }
  }

  /**
   * From now on something else is woven into classes. Those that other threads are loading at this
   * moment may have been seen before, and are not among the loaded ones yet: {@link #weaveMissed}
   * finds them. Not later than the loaded ones are asked for.
   */
  synchronized void expectMissed() {
    MissedClasses before = missed;
    missed = new MissedClasses();
    instrumentation.addTransformer(missed, true);
    Class<?>[] all = AllLoadedClasses.of(instrumentation);
    missed.among(all);
    looksForMissed = LOOKS_FOR_MISSED;
    if (before != null) {
      instrumentation.removeTransformer(before);
      found.addAll(before.among(all));
    }
  }

  /**
   * Weaves what other threads were loading when something else began to be woven, and have loaded
   * since. Does nothing when it has done so a few times.
   *
   * @param others further classes among these that are to be woven
   */
  synchronized void weaveMissed(LoadedClassFilter others) {
    if (missed == null) {
      return;
    }
    found.addAll(missed.among(AllLoadedClasses.of(instrumentation)));
    List<Class<?>> classes = new ArrayList<>(found);
    found.clear();
    weaveMissed(classes, others);
    looksForMissed--;
    if (looksForMissed == 0) {
      missNoMore();
      log.debug(
          "every class that was being loaded when something else began to be woven is loaded");
    }
  }

  private void weaveMissed(List<Class<?>> classes, LoadedClassFilter others) {
    if (classes.isEmpty()) {
      return;
    }
    Class<?>[] all = classes.toArray(new Class<?>[0]);
    weaveInstrumented(all);
    List<Class<?>> meant = new LoadedClasses(instrumentation).inApp(all, inApp);
    for (Class<?> one : all) {
      if (!meant.contains(one) && others.accepts(one)) {
        meant.add(one);
      }
    }
    if (!meant.isEmpty()) {
      log.info("woven, because they were being loaded before: " + retransform(meant));
    }
  }

  private void missNoMore() {
    if (missed != null) {
      instrumentation.removeTransformer(missed);
      missed = null;
    }
    found.clear();
  }

  private String weaveInApp(Class<?>[] all) {
    List<Class<?>> classes = new LoadedClasses(instrumentation).inApp(all, inApp);
    Retransformation.Result result = retransform(classes);
    int woven = 0;
    for (Class<?> one : classes) {
      if (result.refused().containsKey(one.getName())) {
        forget(one.getName());
      } else if (isWoven(one)) {
        woven++;
      }
    }
    String line =
        woven
            + " of "
            + classes.size()
            + " loaded in-app classes woven"
            + (result.refused().isEmpty()
                ? ""
                : ", left alone: " + result.reasons(lostAttributes.reasons()));
    log.info(line);
    return line;
  }

  private Retransformation.Result retransform(List<Class<?>> classes) {
    // Last, so that it sees what the others have made of a class.
    instrumentation.addTransformer(lostAttributes, true);
    try {
      return retransformation.of(classes);
    } finally {
      instrumentation.removeTransformer(lostAttributes);
    }
  }

  private void forget(String className) {
    for (WovenNames transformer : transformers) {
      transformer.forget(className);
    }
  }

  @Override
  public void report(Status status) {
    long names = 0;
    for (WovenNames transformer : transformers) {
      names += transformer.size();
    }
    List<String> reasons = new ArrayList<>();
    for (Map.Entry<String, String> one : lostAttributes.reasons().entrySet()) {
      reasons.add(one.getKey() + ": " + one.getValue());
    }
    status
        .section("weaving")
        .put("in-app", inApp.description())
        .put("classes changed", names)
        .put("left alone", reasons);
  }

  /** Weaves loaded classes once more, because what is woven into them has changed. */
  synchronized Retransformation.Result weaveAgain(List<Class<?>> classes) {
    return retransform(classes);
  }

  /** Removes every transformer and has the JVM make the woven classes anew without them. */
  @Override
  public synchronized void detach() {
    missNoMore();
    instrumentation.removeTransformer(redefined);
    for (WovenNames transformer : transformers) {
      instrumentation.removeTransformer(transformer);
    }
    List<Class<?>> woven = new ArrayList<>();
    for (Class<?> loaded : AllLoadedClasses.of(instrumentation)) {
      if (isWoven(loaded) && instrumentation.isModifiableClass(loaded)) {
        woven.add(loaded);
      }
    }
    Retransformation.Result result = retransform(woven);
    unwoven =
        result.done()
            + " classes are what they were"
            + (result.refused().isEmpty()
                ? ""
                : ", could not be changed back: " + result.reasons(lostAttributes.reasons()));
  }

  @Override
  public String outcome() {
    return unwoven;
  }

  private boolean isWoven(Class<?> loaded) {
    for (WovenNames transformer : transformers) {
      if (transformer.contains(loaded.getName())) {
        return true;
      }
    }
    return false;
  }
}
