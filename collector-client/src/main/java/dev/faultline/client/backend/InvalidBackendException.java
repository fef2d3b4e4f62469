package dev.faultline.client.backend;

/** A backend cannot be made as it is set. The message names the setting and the mend. */
public final class InvalidBackendException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * @param setting its full name
   * @param problem what is wrong with its value, and what would be right
   */
  public InvalidBackendException(String setting, String problem) {
    super(setting + ": " + problem);
  }
}
