package dev.faultline.capture.snapshot;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Which JDK classes are values whose own text may be shown, and that text. */
final class PlainText {

  private static final int BITS_BEFORE_TEXT_IS_SLOW = 2048;

  private PlainText() {}

  /** Whether objects of exactly this class have a text that is safe and cheap to make. */
  static boolean isPlain(Class<?> type) {
    return type == BigDecimal.class
        || type == BigInteger.class
        || type == UUID.class
        || type == URI.class
        || type == File.class
        || type == Locale.class
        || type == Currency.class
        || type == Class.class
        || type == StringBuilder.class
        || type == AtomicInteger.class
        || type == AtomicLong.class
        || type == AtomicBoolean.class
        || type == Date.class
        || isPlainByName(type);
  }

  private static boolean isPlainByName(Class<?> type) {
    String name = type.getName();
    // java.sql is its own module and may not be there at all. sun.nio.fs holds the JDK's own Path
    // classes.
    return isTime(name)
        || name.startsWith("sun.nio.fs.")
        || name.equals("java.sql.Timestamp")
        || name.equals("java.sql.Date")
        || name.equals("java.sql.Time")
        || Charset.class.isAssignableFrom(type) && name.startsWith("sun.nio.cs.");
  }

  /**
   * The values of java.time. A clock's text is asked of the clock that it is based on, and a
   * formatter's of its parts, either of which may be the application's.
   */
  private static boolean isTime(String name) {
    return name.startsWith("java.time.")
        && name.indexOf('.', "java.time.".length()) < 0
        && !name.startsWith("java.time.Clock");
  }

  /**
   * The text of an object for whose class {@link #isPlain} holds and whose class loader is the
   * JDK's. It may be the object itself, which is not yet copied then.
   */
  static CharSequence of(Object value) {
    if (value instanceof StringBuilder) {
      return (StringBuilder) value;
    }
    if (value instanceof BigDecimal) {
      return ofNumber(value, ((BigDecimal) value).unscaledValue());
    }
    if (value instanceof BigInteger) {
      return ofNumber(value, (BigInteger) value);
    }
    if (value instanceof Class) {
      return ((Class<?>) value).getName();
    }
    if (value instanceof Date) {
      return java.time.Instant.ofEpochMilli(((Date) value).getTime()).toString();
    }
    return value.toString();
  }

  private static String ofNumber(Object number, BigInteger digits) {
    return digits.bitLength() > BITS_BEFORE_TEXT_IS_SLOW
        ? "a number of " + digits.bitLength() + " bits"
        : number.toString();
  }
}
