package dev.faultline.client.tls;

import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.backend.InvalidBackendException;
import java.util.List;

/**
 * Something that is made of files, and made anew when they have changed. When what they hold then
 * cannot be used, the former stays, which is told once. Used by one thread.
 */
public final class Reloaded<T> {
  private final List<SettingFile> files;
  private final Maker<T> maker;
  private final ClientLog log;
  private FileContents contents;
  private T value;
  private String told;

  /** Makes it. */
  public interface Maker<T> {
    /**
     * @throws InvalidBackendException when the files do not allow it
     */
    T make();
  }

  /**
   * Reads nothing yet.
   *
   * @param log told when changed files cannot be used
   */
  public Reloaded(List<SettingFile> files, Maker<T> maker, ClientLog log) {
    this.files = files;
    this.maker = maker;
    this.log = log;
  }

  /**
   * By what the files hold now; the same object as before unless they have changed.
   *
   * @throws InvalidBackendException when they never held anything that can be used
   */
  public T get() {
    try {
      FileContents now = FileContents.of(files);
      if (!now.isSameAs(contents)) {
        T made = maker.make();
        contents = now;
        value = made;
      }
      told = null;
    } catch (InvalidBackendException unusable) {
      if (value == null) {
        throw unusable;
      }
      if (!unusable.getMessage().equals(told)) {
        told = unusable.getMessage();
        log.warn(told + "; what it held before stays in use");
      }
    }
    return value;
  }
}
