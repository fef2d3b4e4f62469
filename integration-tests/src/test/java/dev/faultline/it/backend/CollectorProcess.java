package dev.faultline.it.backend;

import dev.faultline.it.jdk.Jdks;
import dev.faultline.it.program.Packaged;
import dev.faultline.it.program.TestFolders;
import dev.faultline.it.run.JavaProgram;
import dev.faultline.it.run.RunningProgram;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged collector in a process of its own. Closing it ends it. */
public final class CollectorProcess implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("http://[\\w.:\\[\\]]+");

  private final RunningProgram process;
  private final URI uri;
  private final Path data;

  private CollectorProcess(RunningProgram process, URI uri, Path data) {
    this.process = process;
    this.uri = uri;
    this.data = data;
  }

  /** A new collector on any free port. */
  public static CollectorProcess start() {
    return start(0, TestFolders.create("collector-data"));
  }

  private static CollectorProcess start(int port, Path data) {
    RunningProgram process =
        JavaProgram.on(Jdks.current())
            .jar(Packaged.collectorJar())
            .arguments("--port", Integer.toString(port), "--data", data.toString())
            .start();
    Matcher address = ADDRESS.matcher(process.awaitLine("Faultline collector "));
    if (!address.find()) {
      process.close();
      throw new IllegalStateException("the collector does not tell its address");
    }
    return new CollectorProcess(process, URI.create(address.group()), data);
  }

  /** Another collector on the port and data of this one, which has ended. */
  public CollectorProcess startAgain() {
    return start(uri.getPort(), data);
  }

  /** Where agents send to, and where its pages are. */
  public URI uri() {
    return uri;
  }

  /** What it has of one service. */
  public ServiceEvents events(String service) {
    return new ServiceEvents(new CollectorApi(uri), service);
  }

  /** Ends it as a power cut would. */
  public void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }
}
