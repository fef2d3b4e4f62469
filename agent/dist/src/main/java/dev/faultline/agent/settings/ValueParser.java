package dev.faultline.agent.settings;

/** From a setting's text to its value, and back. Stateless, thread-safe. */
interface ValueParser<T> {

  /**
   * @param text without space around it, not empty
   * @throws IllegalArgumentException with a message that goes on after "'text' is not", such as "a
   *     whole number"; further lines of it show where the mistake is
   */
  T parse(String text);

  /** A value as somebody would write it, so that {@link #parse} makes an equal one of it. */
  default String format(T value) {
    if (!(value instanceof Iterable)) {
      return String.valueOf(value);
    }
    StringBuilder list = new StringBuilder();
    for (Object element : (Iterable<?>) value) {
      list.append(list.length() == 0 ? "" : ",").append(element);
    }
    return list.toString();
  }
}
