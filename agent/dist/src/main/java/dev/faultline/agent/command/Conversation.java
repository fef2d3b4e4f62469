package dev.faultline.agent.command;

import dev.faultline.agent.command.process.Attachment;
import dev.faultline.agent.command.process.TargetProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A request to another JVM and its reply, through files in a folder that nobody else can enter and
 * that is gone afterwards. No port is opened.
 */
final class Conversation {

  private static final long PATIENCE_SECONDS = 120;
  private static final long PAUSE_MILLIS = 20;

  private final TargetProcess process;
  private final File agentJar;

  Conversation(TargetProcess process, File agentJar) {
    this.process = process;
    this.agentJar = agentJar;
  }

  /**
   * Asks, and waits for the answer.
   *
   * @throws CommandFailure when there is none
   */
  Reply ask(Request request) throws CommandFailure {
    Path folder = null;
    try {
      // Only its owner can enter it.
      folder = Files.createTempDirectory("faultline-");
      String argument = request.write(folder.toFile(), agentJar);
      giveToOwner(folder);
      Attachment.load(process, agentJar, argument);
      return await(folder.toFile());
    } catch (IOException e) {
      throw new CommandFailure("cannot write the request: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", e);
    } finally {
      delete(folder);
    }
  }

  /** Root may attach to another user's JVM, which must be able to read and to answer. */
  private void giveToOwner(Path folder) throws IOException {
    String owner = process.owner();
    if (owner == null || owner.equals(Files.getOwner(folder).getName())) {
      return;
    }
    java.nio.file.attribute.UserPrincipal user =
        FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(owner);
    try (java.nio.file.DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.setOwner(file, user);
      }
    }
    Files.setOwner(folder, user);
  }

  private Reply await(File folder) throws IOException, InterruptedException, CommandFailure {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      boolean alive = process.isAlive();
      Reply reply = Reply.read(folder);
      if (reply != null) {
        return reply;
      }
      if (!alive) {
        throw new CommandFailure("the JVM " + process.pid() + " ended before it answered");
      }
      if (System.nanoTime() - end > 0) {
        throw new CommandFailure(
            "the JVM "
                + process.pid()
                + " has not answered within "
                + PATIENCE_SECONDS
                + " seconds; its standard error may tell why (from inside a container it cannot"
                + " see this command's files: run the command there)");
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static void delete(Path folder) {
    File[] files = folder == null ? null : folder.toFile().listFiles();
    if (files != null) {
      for (File file : files) {
        file.delete();
      }
      folder.toFile().delete();
    }
  }
}
