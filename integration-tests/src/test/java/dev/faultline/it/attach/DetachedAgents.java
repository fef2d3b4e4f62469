package dev.faultline.it.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.it.jdk.Jdk;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.JavaProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/** What is left of agents that were detached from a JVM. */
public final class DetachedAgents {

  private final Jdk jdk;
  private final String pid;

  /**
   * @param jdk whose tools are asked
   * @param pid of the JVM
   */
  public DetachedAgents(Jdk jdk, String pid) {
    this.jdk = jdk;
    this.pid = pid;
  }

  /** Waits until the JVM has collected all agents, and keeps its heap if it does not. */
  public void awaitNone() {
    try {
      // Sooner than after the minute for which the HTTP client's threads would stay idle.
      await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(loaders()).isZero());
    } catch (ConditionTimeoutException kept) {
      Path heap = TestFolders.create("kept").resolve("heap.hprof");
      tool("jcmd", pid, "GC.heap_dump", heap.toString());
      throw new AssertionError("something keeps an agent in memory: see " + heap, kept);
    }
  }

  /** How many class loaders of agents there are after a collection. */
  public int loaders() {
    Matcher line =
        Pattern.compile("(?m)^ *\\d+: +(\\d+) +\\d+ +dev\\.faultline\\.agent\\.FaultlineAgent$")
            .matcher(tool("jcmd", pid, "GC.class_histogram"));
    return line.find() ? Integer.parseInt(line.group(1)) : 0;
  }

  private String tool(String name, String... arguments) {
    return JavaProgram.command(List.of(jdk.tool(name).toString())).arguments(arguments).run().out();
  }
}
