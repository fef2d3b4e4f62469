package dev.faultline.agent.logging;

/**
 * A logger that logs nothing: what goes wrong in sending is told by the client itself. Immutable.
 */
public final class Logger {

  private static final Logger SILENT = new Logger();

  private Logger() {}

  public static Logger getLogger(String name) {
    return SILENT;
  }

  public boolean isLoggable(Level level) {
    return false;
  }

  public void fine(String message) {}

  public void log(Level level, String message, Throwable thrown) {}
}
