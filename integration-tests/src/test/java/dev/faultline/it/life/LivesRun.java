package dev.faultline.it.life;

import dev.faultline.it.backend.SentRun;
import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.Programs;
import dev.faultline.it.run.JavaProgram;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What is sent of the program with all kinds of lives: one run of it on each JDK. Thread-safe. */
final class LivesRun {

  private static final ConcurrentMap<Integer, SentRun> RUNS = new ConcurrentHashMap<>();

  private LivesRun() {}

  static SentRun of(Jdk jdk) {
    return RUNS.computeIfAbsent(
        jdk.major(),
        major ->
            SentRun.of(
                JavaProgram.on(jdk)
                    .classPath(Programs.java("lives"))
                    .mainClass("com.acme.lives.Lives"),
                // One method throws most of them.
                agent ->
                    GuardedLives.guards(agent)
                        .setting("faultline.in-app", "com.acme")
                        .setting("faultline.capture.methods", "com.acme.lives.Lives.named(..)")
                        .setting("faultline.sampling.site-burst", "50")
                        .setting("faultline.sampling.fingerprint-burst", "50")));
  }
}
