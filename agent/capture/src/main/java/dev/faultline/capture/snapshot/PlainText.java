package dev.faultline.capture.snapshot;

import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

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
        || type == URL.class
        || type == Pattern.class
        || type == StackTraceElement.class
        || type == LongAdder.class
        || type == DoubleAdder.class
        || type == Method.class
        || type == Field.class
        || type == Constructor.class
        || isPlainByName(type);
  }

  private static boolean isPlainByName(Class<?> type) {
    String name = type.getName();
    // java.sql is its own module and may not be there at all. sun.nio.fs holds the JDK's own Path
    // classes.
    return isTime(name)
        || name.startsWith("sun.nio.fs.")
        || name.equals("jdk.nio.zipfs.ZipPath")
        || name.equals("java.util.SimpleTimeZone")
        || name.equals("sun.util.calendar.ZoneInfo")
        || isAddress(name)
        || name.equals("java.sql.Timestamp")
        || name.equals("java.sql.Date")
        || name.equals("java.sql.Time")
        || Charset.class.isAssignableFrom(type) && name.startsWith("sun.nio.cs.");
  }

  /** Their text does not ask a name server. */
  private static boolean isAddress(String name) {
    return name.equals("java.net.Inet4Address")
        || name.equals("java.net.Inet6Address")
        || name.equals("java.net.InetSocketAddress");
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
    if (value instanceof URL) {
      return ofUrl((URL) value);
    }
    if (value instanceof TimeZone) {
      return ((TimeZone) value).getID();
    }
    if (value instanceof Date) {
      return java.time.Instant.ofEpochMilli(((Date) value).getTime()).toString();
    }
    return value.toString();
  }

  /** From its parts: its own text is made by its handler, which may be the application's. */
  private static String ofUrl(URL url) {
    StringBuilder text = new StringBuilder(64).append(url.getProtocol()).append(':');
    if (url.getAuthority() != null && !url.getAuthority().isEmpty()) {
      text.append("//").append(url.getAuthority());
    }
    text.append(url.getFile());
    return url.getRef() == null
        ? text.toString()
        : text.append('#').append(url.getRef()).toString();
  }

  private static String ofNumber(Object number, BigInteger digits) {
    if (digits.getClass() != BigInteger.class) {
      // A decimal number of the application's own kind of digits.
      return number.getClass().getName();
    }
    return digits.bitLength() > BITS_BEFORE_TEXT_IS_SLOW
        ? "a number of " + digits.bitLength() + " bits"
        : number.toString();
  }
}
