package dev.faultline.weaving;

import org.objectweb.asm.MethodVisitor;

/** Where in a method code is inserted. Immutable. */
public abstract class InsertionPoint {

  private InsertionPoint() {}

  /** Before everything else; in a constructor before the call of the superclass's. */
  public static InsertionPoint entry(final int subject) {
    return new InsertionPoint() {
      @Override
      MethodVisitor insert(MethodVisitor written, Insertion insertion) {
        return new AtEntry(written, insertion, subject);
      }
    };
  }

  /** In place of all that the method does: the code is to end with a return. */
  public static InsertionPoint inPlaceOfBody(final int subject) {
    return new InsertionPoint() {
      @Override
      MethodVisitor insert(MethodVisitor written, Insertion insertion) {
        return new InPlaceOfBody(written, insertion, subject);
      }
    };
  }

  /** Before each return, with what the subject holds by then. */
  public static InsertionPoint returns(final int subject) {
    return new InsertionPoint() {
      @Override
      MethodVisitor insert(MethodVisitor written, Insertion insertion) {
        return new AtReturns(written, insertion, subject);
      }
    };
  }

  /**
   * Before each return of an object, which is the subject: for code that can take it {@link
   * InsertedCode#ON_STACK}.
   */
  public static InsertionPoint returned() {
    return new InsertionPoint() {
      @Override
      MethodVisitor insert(MethodVisitor written, Insertion insertion) {
        return new AtReturned(written, insertion);
      }
    };
  }

  /**
   * Where the method goes on after the first {@code if (!check(…)) return}.
   *
   * @param check name of the method that is asked
   */
  public static InsertionPoint afterCheck(final String check, final int subject) {
    return new InsertionPoint() {
      @Override
      MethodVisitor insert(MethodVisitor written, Insertion insertion) {
        return new AfterCheck(written, insertion, check, subject);
      }
    };
  }

  /** At the start of each {@code catch (Throwable …)}; what it caught is the subject. */
  public static InsertionPoint handlersOfThrowable() {
    return new InsertionPoint() {
      @Override
      MethodVisitor insert(MethodVisitor written, Insertion insertion) {
        return new AtHandlers(written, insertion);
      }
    };
  }

  abstract MethodVisitor insert(MethodVisitor written, Insertion insertion);
}
