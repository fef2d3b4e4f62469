package dev.faultline.benchmarks.application;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One start of an application with an agent that is not counted: it warms up files and the load's
 * client, and proves that the agent works.
 */
final class AgentTrial {
  private static final long TOLD_SECONDS = 30;

  private final Application application;
  private final HttpClient client;
  private final TraceSink sink;
  private final Path logs;
  private final ApplicationPlan plan;

  AgentTrial(
      Application application, HttpClient client, TraceSink sink, Path logs, ApplicationPlan plan) {
    this.application = application;
    this.client = client;
    this.sink = sink;
    this.logs = logs;
    this.plan = plan;
  }

  /**
   * How many requests are answered in a second, and how many that fail.
   *
   * @param failing zero when there are none
   */
  record Most(double requests, double failing) {}

  /**
   * Starts it.
   *
   * @throws IllegalStateException when the application does not answer, or the agent does nothing
   */
  Most run(AttachedAgent agent) throws IOException, InterruptedException {
    File log = logs.resolve(logName(agent, "trial")).toFile();
    Duration duration = agent.isAttached() ? plan.trial() : plan.rates();
    sink.await(Requests.USER_AGENT);
    try (RunningApplication running =
        RunningApplication.start(application, agent.proofArguments(), log)) {
      if (!agent.isAttached()) {
        load(running, application.paths(), false).run(plan.warmUp());
      }
      double most = load(running, application.paths(), false).run(duration).perSecond();
      double failing =
          application.stormPaths().isEmpty()
              ? 0
              : load(running, application.stormPaths(), true).run(duration).perSecond();
      if (agent.isOurs()) {
        AgentStatus.of(agent.jar(), running.pid())
            .requireWoven(agent.name().equals(AttachedAgent.EVERYTHING));
      } else if (agent.isAttached()) {
        requireTold(agent, log);
      }
      return new Most(most, failing);
    }
  }

  private FullLoad load(RunningApplication running, List<String> paths, boolean failing) {
    return new FullLoad(new Requests(client, running.at(paths), failing));
  }

  private void requireTold(AttachedAgent agent, File log) throws InterruptedException {
    long started = System.nanoTime();
    while (!sink.isTold()) {
      if (System.nanoTime() - started > TimeUnit.SECONDS.toNanos(TOLD_SECONDS)) {
        throw new IllegalStateException(
            agent.name() + " told nothing of the requests; what was printed is in " + log);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  static String logName(AttachedAgent agent, String what) {
    return agent.name().replaceAll("[^A-Za-z]+", "-") + '-' + what + ".log";
  }
}
