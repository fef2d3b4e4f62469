package com.acme.lookout;

import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.zip.ZipOutputStream;

/**
 * An agent that comes after another one and keeps the class files that this one changed, as the JVM
 * is going to verify them.
 */
public final class Lookout {

  private Lookout() {}

  /**
   * @param file the archive to be written
   */
  public static void premain(String file, Instrumentation instrumentation) throws IOException {
    final ZipOutputStream archive = new ZipOutputStream(new FileOutputStream(file));
    archive.setLevel(1);
    instrumentation.addTransformer(new WovenClassFiles(archive), true);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread() {
              @Override
              public void run() {
                try {
                  archive.close();
                } catch (IOException e) {
                  e.printStackTrace();
                }
              }
            });
  }
}
