package dev.faultline.resilience.restore;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the fields of an object were. Safe for use by several threads one after the other. */
public final class Snapshot {

  private final Object receiver;
  private final Field[] written;
  private final Object[] values;
  private final FieldContent[] contents;
  private final RestoreListener listener;

  /**
   * @param written the fields that can be written
   * @param values what they were
   * @param contents what the objects held that they and others refer to
   * @param listener is told what could not be put back
   */
  Snapshot(
      Object receiver,
      Field[] written,
      Object[] values,
      FieldContent[] contents,
      RestoreListener listener) {
    this.receiver = receiver;
    this.written = written;
    this.values = values;
    this.contents = contents;
    this.listener = listener;
  }

  /**
   * Puts everything back. Can be done again, after each attempt.
   *
   * @return what could not be put back, empty when all was; nothing is thrown
   */
  public List<RestoreFailedException> restore() {
    List<RestoreFailedException> failures = Collections.emptyList();
    for (int i = 0; i < written.length; i++) {
      try {
        written[i].set(receiver, values[i]);
      } catch (Exception refused) {
        failures =
            with(
                failures,
                "the field " + written[i].getName() + " of " + receiver.getClass().getName(),
                refused);
      }
    }
    for (FieldContent content : contents) {
      try {
        content.content.putBack();
      } catch (Throwable refused) {
        // Code of an element's, such as hashCode: the others are put back all the same.
        failures =
            with(
                failures,
                "what the field "
                    + content.field
                    + " of "
                    + receiver.getClass().getName()
                    + " held",
                refused);
      }
    }
    return failures;
  }

  private List<RestoreFailedException> with(
      List<RestoreFailedException> failures, String what, Throwable cause) {
    List<RestoreFailedException> more = new ArrayList<>(failures);
    RestoreFailedException failure = new RestoreFailedException(what, cause);
    listener.failed(failure);
    more.add(failure);
    return more;
  }
}
