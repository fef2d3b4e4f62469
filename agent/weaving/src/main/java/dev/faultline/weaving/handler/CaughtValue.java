package dev.faultline.weaving.handler;

import java.util.BitSet;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.BasicValue;

/**
 * What may be the exception of one or more of the method's handlers, or something made of it.
 * Immutable.
 */
final class CaughtValue extends BasicValue {

  private static final Type OBJECT = Type.getObjectType("java/lang/Object");
  private static final String ARRAY = "[Ljava/lang/Object;";

  private final BitSet handlers;
  private final String madeType;
  private final boolean madeOfItself;

  private CaughtValue(BitSet handlers, String madeType, boolean madeOfItself) {
    super(OBJECT);
    this.handlers = handlers;
    this.madeType = madeType;
    this.madeOfItself = madeOfItself;
  }

  /** The exception that a handler is entered with. */
  static CaughtValue of(int handler) {
    BitSet one = new BitSet();
    one.set(handler);
    return new CaughtValue(one, null, false);
  }

  /** Something made of this, such as a wrapper or a text. */
  CaughtValue made(String type) {
    return new CaughtValue(handlers, type, isItself());
  }

  /** An array that holds this. */
  CaughtValue inArray() {
    return made(ARRAY);
  }

  /** Whether it is an array that holds the exception. */
  boolean isArray() {
    return ARRAY.equals(madeType);
  }

  /** Whether it is, or may be, the exception itself. */
  boolean isItself() {
    return madeType == null;
  }

  /**
   * Whether it is something that was given the exception itself when it was made, as a wrapper is,
   * and not what was asked of it alone.
   */
  boolean isMadeOfItself() {
    return madeOfItself;
  }

  /** What may be either. */
  CaughtValue or(CaughtValue other) {
    if (equals(other)) {
      return this;
    }
    BitSet both = (BitSet) handlers.clone();
    both.or(other.handlers);
    // The exception itself, if it may be that: a rethrow is certain to concern it.
    boolean made = madeType != null && other.madeType != null;
    return new CaughtValue(
        both,
        made ? first(madeType, other.madeType) : null,
        made && madeOfItself && other.madeOfItself);
  }

  /** The same one whichever way round they are merged, so that the analysis comes to an end. */
  private static String first(String one, String other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /** The numbers of the handlers. Callers must not change it. */
  BitSet handlers() {
    return handlers;
  }

  /** Internal name of the type of what was made of the exception; null for the exception itself. */
  String madeType() {
    return madeType;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof CaughtValue)) {
      return false;
    }
    CaughtValue that = (CaughtValue) other;
    return handlers.equals(that.handlers)
        && madeOfItself == that.madeOfItself
        && (madeType == null ? that.madeType == null : madeType.equals(that.madeType));
  }

  @Override
  public int hashCode() {
    return 31 * handlers.hashCode() + (madeType == null ? 0 : madeType.hashCode());
  }
}
