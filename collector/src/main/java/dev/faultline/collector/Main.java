package dev.faultline.collector;

import dev.faultline.collector.store.Retention;
import dev.faultline.collector.store.StoreException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
    name = "faultline-collector",
    mixinStandardHelpOptions = true,
    versionProvider = Main.CollectorVersion.class,
    description = "Receives exceptions over OTLP/HTTP, groups them into issues, and shows them.",
    usageHelpAutoWidth = true,
    sortOptions = false)
public final class Main implements Callable<Integer> {

  private static final int MAX_PORT = 65_535;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "4318",
      description = "Port for OTLP, pages and API; 0 picks a free one. Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on. Default: ${DEFAULT-VALUE}, this machine only: events hold values of "
              + "variables, and nothing asks who reads them. 0.0.0.0 listens on all addresses.")
  private String host;

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      description =
          "Name that this machine is asked for by, without a port; may be given more than once. On this "
              + "machine only, other names than localhost are refused.")
  private List<String> allowedHosts = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:user.home}/.faultline/collector",
      description = "Directory of the database, made if it is not there. Default: ${DEFAULT-VALUE}")
  private String data;

  @Option(
      names = "--events-per-issue",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "How many of the newest events are kept of each issue; counts go on. Default: ${DEFAULT-VALUE}")
  private int eventsPerIssue;

  @Option(
      names = "--retention-days",
      paramLabel = "DAYS",
      defaultValue = "90",
      description = "Issues not seen for so many days are removed. Default: ${DEFAULT-VALUE}")
  private int retentionDays;

  @Spec private CommandSpec spec;

  /** Runs until the process is asked to end. */
  public static void main(String[] args) {
    int exitCode =
        new CommandLine(new Main()).setParameterExceptionHandler(Main::explain).execute(args);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  @Override
  public Integer call() {
    requireRange("--port", port, 0, MAX_PORT);
    requireRange("--events-per-issue", eventsPerIssue, 1, 1_000_000);
    requireRange("--retention-days", retentionDays, 1, 36_500);
    CollectorSettings settings =
        new CollectorSettings(
            host,
            port,
            dataDirectory(),
            new Retention(eventsPerIssue, Duration.ofDays(retentionDays)),
            allowedHosts);
    try {
      Collector collector = Collector.start(settings, Clock.systemUTC());
      Runtime.getRuntime().addShutdownHook(new Thread(collector::close, "shutdown"));
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          "Faultline collector "
              + Version.current()
              + ": "
              + collector.uri()
              + " (data in "
              + settings.dataDirectory()
              + ")");
      out.flush();
      return CommandLine.ExitCode.OK;
    } catch (BindException | StoreException e) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("faultline-collector: " + e.getMessage());
      err.flush();
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private Path dataDirectory() {
    if (data.isBlank()) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '--data': it is empty, give a directory");
    }
    try {
      return Path.of(data).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '--data': " + e.getMessage(), e);
    }
  }

  private void requireRange(String option, int value, int min, int max) {
    if (value < min || value > max) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '"
              + option
              + "': "
              + value
              + " is not within "
              + min
              + " to "
              + max);
    }
  }

  private static int explain(ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("faultline-collector: " + e.getMessage() + ". Options are explained by --help");
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  /** What --version prints. */
  static final class CollectorVersion implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Faultline collector " + Version.current()};
    }
  }
}
