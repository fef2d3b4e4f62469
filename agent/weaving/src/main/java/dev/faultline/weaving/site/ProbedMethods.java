package dev.faultline.weaving.site;

import dev.faultline.weaving.code.CodeSize;
import dev.faultline.weaving.code.ConstantPool;
import dev.faultline.weaving.handler.StageFunctions;
import java.util.BitSet;

/**
 * Finds the methods of a class file that have an {@code athrow} or an exception handler, without
 * building anything from it: most classes have neither, and this decides for them at the cost of
 * one pass over their bytes (Java Virtual Machine Specification, chapter 4).
 */
final class ProbedMethods {

  /**
   * Length of each instruction from {@code nop} (0) to {@code jsr_w} (201), one digit each; 0 for
   * those whose length depends on their operands.
   */
  private static final String LENGTHS =
      "1111111111111111232332222211111111111111111111111111112222211111111111"
          + "1111111111111111111111111111111111111111111111111111111111111131111111"
          + "11111111111113333333333333333200111111333333355323113311043355";

  private static final int ATHROW = 191;
  private static final int TABLESWITCH = 170;
  private static final int LOOKUPSWITCH = 171;
  private static final int WIDE = 196;
  private static final int IINC = 132;

  private final byte[] file;
  private final BitSet throwing = new BitSet();
  private final BitSet handling = new BitSet();
  private final BitSet large = new BitSet();
  private int position;
  private int codeAttributeName;
  private boolean callsStages;

  private ProbedMethods(byte[] file) {
    this.file = file;
  }

  /**
   * Reads a class file.
   *
   * @throws RuntimeException when the bytes are not a class file
   */
  static ProbedMethods of(byte[] classFile) {
    ProbedMethods methods = new ProbedMethods(classFile);
    methods.scan();
    return methods;
  }

  /** The ordinals of the methods that throw, in the order of the class file. */
  BitSet throwing() {
    return throwing;
  }

  /** The ordinals of the methods that have exception handlers, in the order of the class file. */
  BitSet handling() {
    return handling;
  }

  /** Whether the class may give functions to stages of futures. */
  boolean callsStages() {
    return callsStages;
  }

  /** The ordinals of the methods that HotSpot does not compile, for the size of their code. */
  BitSet large() {
    return large;
  }

  private void scan() {
    ConstantPool constants = new ConstantPool(file);
    codeAttributeName = constants.indexOf("Code");
    callsStages = StageFunctions.mayBeIn(constants);
    position = constants.end() + 6; // access flags, this class, super class
    position += 2 * u2(position) + 2; // interfaces
    int fields = u2(position);
    position += 2;
    for (int i = 0; i < fields; i++) {
      position += 6;
      skipAttributes();
    }
    int methods = u2(position);
    position += 2;
    for (int i = 0; i < methods; i++) {
      position += 6;
      scanMethod(i);
    }
  }

  private void skipAttributes() {
    int count = u2(position);
    position += 2;
    for (int i = 0; i < count; i++) {
      position += forward(6 + u4(position + 2));
    }
  }

  private void scanMethod(int ordinal) {
    int count = u2(position);
    position += 2;
    for (int i = 0; i < count; i++) {
      if (u2(position) == codeAttributeName) {
        int start = position + 14;
        int length = forward(u4(position + 10));
        int end = start + length;
        if (codeThrows(start, end)) {
          throwing.set(ordinal);
        }
        if (u2(end) > 0) {
          handling.set(ordinal);
        }
        if (length > CodeSize.LARGEST_COMPILED) {
          large.set(ordinal);
        }
      }
      position += forward(6 + u4(position + 2));
    }
  }

  private boolean codeThrows(int start, int end) {
    int at = start;
    while (at < end) {
      int opcode = file[at] & 0xff;
      if (opcode == ATHROW) {
        return true;
      }
      at += forward(length(opcode, at, start));
    }
    return false;
  }

  private int length(int opcode, int at, int codeStart) {
    if (opcode == TABLESWITCH || opcode == LOOKUPSWITCH) {
      int operands = at + 4 - (at - codeStart) % 4;
      if (opcode == TABLESWITCH) {
        return operands + 12 + 4 * (u4(operands + 8) - u4(operands + 4) + 1) - at;
      }
      return operands + 8 + 8 * u4(operands + 4) - at;
    }
    if (opcode == WIDE) {
      return (file[at + 1] & 0xff) == IINC ? 6 : 4;
    }
    return LENGTHS.charAt(opcode) - '0';
  }

  /** Damaged class files must not keep the scan from coming to an end. */
  private static int forward(int length) {
    if (length <= 0) {
      throw new IllegalArgumentException("a length of " + length + " bytes");
    }
    return length;
  }

  private int u2(int at) {
    return (file[at] & 0xff) << 8 | file[at + 1] & 0xff;
  }

  private int u4(int at) {
    return u2(at) << 16 | u2(at + 2);
  }
}
