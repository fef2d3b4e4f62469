package dev.faultline.weaving.method.pattern;

import dev.faultline.weaving.code.ConstantPool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One or several patterns of methods. Decides from class files alone, in three steps of rising
 * cost: by the class's name, by its constants, by its methods. Immutable, thread-safe.
 */
public final class MethodPattern {

  private final String text;
  private final Expression expression;
  private final List<MethodPattern> each;

  private MethodPattern(String text, Expression expression, List<MethodPattern> each) {
    this.text = text;
    this.expression = expression;
    this.each = each;
  }

  /**
   * Reads patterns separated by semicolons or line ends.
   *
   * @throws MethodPatternException when the text is not a pattern, or not one that can be decided
   *     from class files
   */
  public static MethodPattern parse(String text) {
    PatternParser parser = new PatternParser(text);
    Expression any = parser.parse();
    List<MethodPattern> each = new ArrayList<>();
    for (PatternParser.Pattern one : parser.patterns()) {
      each.add(new MethodPattern(one.text, one.expression, Collections.<MethodPattern>emptyList()));
    }
    return new MethodPattern(text, any, Collections.unmodifiableList(each));
  }

  /** The patterns that it was read from, one by one, in their order; empty for one of these. */
  public List<MethodPattern> each() {
    return each;
  }

  /**
   * Whether methods of a class may match, by its name alone.
   *
   * @param className internal name
   */
  public boolean mayMatch(String className) {
    return expression.decide(className, null) != Decision.NO;
  }

  /**
   * Whether methods of a class may match, by its name and by the names in its class file.
   *
   * @throws RuntimeException when the bytes are not a class file
   */
  public boolean mayMatch(String className, byte[] classFile) {
    return mayMatch(className)
        && expression.decide(className, new ConstantPool(classFile)) != Decision.NO;
  }

  /** Whether a method of a class matches. */
  public boolean matches(ClassOutline type, MethodOutline method) {
    return expression.matches(type, method);
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }

  /** Patterns are equal when they were written alike. */
  @Override
  public boolean equals(Object other) {
    return other instanceof MethodPattern && text.equals(((MethodPattern) other).text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
