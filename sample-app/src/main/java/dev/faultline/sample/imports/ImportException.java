package dev.faultline.sample.imports;

/** A supplier's file cannot be read. */
public class ImportException extends RuntimeException {
  ImportException(String file, int lineNumber, String problem, Throwable cause) {
    super(file + ":" + lineNumber + ": " + problem, cause);
  }
}
