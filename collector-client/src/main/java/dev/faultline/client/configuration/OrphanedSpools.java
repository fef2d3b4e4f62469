package dev.faultline.client.configuration;

import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.spool.Spool;
import dev.faultline.client.spool.SpoolAccount;
import dev.faultline.client.spool.SpoolSettings;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadFactory;

/**
 * What waits on disk for owners that this process does not have: a setting was mended, a backend
 * was renamed or taken away. It is no backend's, so it is in no account, and stays for a process
 * that has its owner; but people are told of it, and what is too old by its own settings goes.
 * Segments of processes that run are left alone.
 */
final class OrphanedSpools {
  private static final String NAME = "faultline-spool";

  private final SpoolPlace place;
  private final ThreadFactory threads;
  private final ClientLog log;

  OrphanedSpools(SpoolPlace place, ThreadFactory threads, ClientLog log) {
    this.place = place;
    this.threads = threads;
    this.log = log;
  }

  /**
   * Looks for them once, on a thread of its own, which is not made when there are none.
   *
   * @param owners the backends that this process has
   */
  void lookBeside(Collection<SpoolOwner> owners) {
    final Set<File> own = new HashSet<>();
    for (SpoolOwner owner : owners) {
      own.add(place.folderOf(owner));
    }
    if (own.containsAll(Arrays.asList(place.folders()))) {
      return;
    }
    try {
      Thread thread =
          threads.newThread(
              new Runnable() {
                @Override
                public void run() {
                  look(own);
                }
              });
      thread.setName(NAME);
      thread.setDaemon(true);
      thread.start();
    } catch (RuntimeException | OutOfMemoryError failure) {
      log.warn("Cannot start the thread " + NAME + ": " + failure);
    }
  }

  private void look(Set<File> own) {
    for (File folder : place.folders()) {
      if (!own.contains(folder)) {
        try {
          look(folder);
        } catch (IOException | RuntimeException | Error failure) {
          log.warn("What waits on disk in " + folder + " cannot be looked at: " + failure);
        }
      }
    }
  }

  private void look(File folder) throws IOException {
    SpoolSettings settings = place.in(folder);
    if (!Spool.holdsSegments(settings)) {
      return;
    }
    try (Spool spool = Spool.openOfOthers(settings)) {
      spool.expire();
      tell(folder, spool.account());
      spool.tell(log);
    }
  }

  private void tell(File folder, SpoolAccount found) {
    if (found.found() > 0) {
      log.warn(
          "No backend here sends what other processes left in "
              + folder
              + ": "
              + found.waiting()
              + " events wait for one that does, "
              + found.expired()
              + " were too old and are dropped, "
              + found.damaged()
              + " could not be read");
    }
  }
}
