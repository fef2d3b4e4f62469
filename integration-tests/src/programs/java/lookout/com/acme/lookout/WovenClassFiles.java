package com.acme.lookout;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes each class file that calls our probes into an archive. Changes nothing. */
final class WovenClassFiles implements ClassFileTransformer {

  private static final byte[] PROBES =
      "java/lang/Faultline".getBytes(StandardCharsets.US_ASCII);

  private final ZipOutputStream archive;

  WovenClassFiles(ZipOutputStream archive) {
    this.archive = archive;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (isForeign(className) && redefined == null && contains(classFile, PROBES)) {
      keep(className, classFile);
    }
    return null;
  }

  private static boolean isForeign(String className) {
    return className != null && !className.startsWith("dev/faultline/");
  }

  private synchronized void keep(String className, byte[] classFile) {
    try {
      archive.putNextEntry(new ZipEntry(className + ".class"));
      archive.write(classFile);
      archive.closeEntry();
    } catch (IOException e) {
      throw new IllegalStateException(className, e);
    }
  }

  private static boolean contains(byte[] bytes, byte[] wanted) {
    for (int i = 0; i <= bytes.length - wanted.length; i++) {
      int same = 0;
      while (same < wanted.length && bytes[i + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return true;
      }
    }
    return false;
  }
}
