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
    return name.startsWith("java.time.")
        || name.startsWith("sun.nio.fs.")
        || name.equals("java.sql.Timestamp")
        || name.equals("java.sql.Date")
        || name.equals("java.sql.Time")
        || Charset.class.isAssignableFrom(type) && name.startsWith("sun.nio.cs.");
  }

  /**
   * The text of an object for whose class {@link #isPlain} holds and whose class loader is the
   * JDK's.
   *
   * @param maxLength how many characters are wanted; more may be returned
   */
  static String of(Object value, int maxLength) {
    if (value instanceof StringBuilder) {
      StringBuilder text = (StringBuilder) value;
      int length = text.length();
      return length <= maxLength
          ? text.toString()
          : Texts.cut(text.substring(0, maxLength), length - maxLength);
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
