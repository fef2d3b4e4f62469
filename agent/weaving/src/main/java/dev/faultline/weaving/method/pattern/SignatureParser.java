package dev.faultline.weaving.method.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the pattern of a method: {@code [@Annotation ..] [modifiers] [type] [class.]name(types)}.
 * Used once, by one thread.
 */
final class SignatureParser {

  private final PatternText text;
  private Expression annotated;

  SignatureParser(PatternText text) {
    this.text = text;
  }

  /** Goes on behind the {@code @} of a first annotation. */
  Expression parseAfterAt() {
    annotation();
    return parse();
  }

  Expression parse() {
    while (text.take("@")) {
      annotation();
    }
    MethodSignature signature = signature();
    return annotated == null ? signature : new AllOf(annotated, signature);
  }

  private void annotation() {
    int at = text.position();
    String name = text.takeName("an annotation such as com.acme.Timed");
    new NameRules(text, at, name).requireAnnotation();
    Expression one = Annotated.method(name);
    annotated = annotated == null ? one : new AllOf(annotated, one);
  }

  private MethodSignature signature() {
    int modifiers = modifiers();
    int at = text.position();
    String first = text.takeName("a method such as com.acme.pay.*Client.*(..)");
    int dimensions = dimensions();
    refuseTypeArguments();
    text.skipSpace();
    TypePattern returned = null;
    String qualified = first;
    if (dimensions > 0 || text.peek() != '(') {
      returned = type(at, first, dimensions);
      text.skipSpace();
      at = text.position();
      qualified =
          text.takeName("a method such as com.acme.pay.*Client.*(..), or '(' behind its name,");
    }
    return named(modifiers, returned, at, qualified);
  }

  private int modifiers() {
    int modifiers = 0;
    while (true) {
      text.skipSpace();
      if (text.startsWith("!")) {
        throw text.error(
            text.position(),
            "'!' goes before a whole pattern, not before a modifier; add '&& !static *.*(..)' or the"
                + " like behind this one");
      }
      String word = text.peekWord();
      if (word.equals("abstract") || word.equals("native")) {
        throw text.error(text.position(), word + " methods have no code that could be measured");
      }
      int modifier = text.isCalled(word) ? 0 : MethodSignature.modifier(word);
      if (modifier == 0) {
        return modifiers;
      }
      modifiers |= modifier;
      text.takeWord(word);
    }
  }

  private MethodSignature named(int modifiers, TypePattern returned, int at, String qualified) {
    int dot = qualified.lastIndexOf('.');
    String name = qualified.substring(dot + 1);
    if (name.isEmpty() || dot > 0 && qualified.charAt(dot - 1) == '.') {
      throw text.error(
          at + dot + 1,
          "between the packages and the method's name a class is missing, such as com.acme..*."
              + (name.isEmpty() ? "*" : name));
    }
    new NameRules(text, at + dot + 1, name).requireClass();
    String declaring = dot < 0 ? "*" : qualified.substring(0, dot);
    boolean withSubtypes = declaring.endsWith("+");
    if (withSubtypes) {
      declaring = declaring.substring(0, declaring.length() - 1);
      new NameRules(text, at, declaring).requireClassWithSubtypes();
    } else {
      NameRules rules = new NameRules(text, at, declaring);
      rules.requireClass();
      rules.refuseBootstrapClass();
    }
    text.require("(", "behind the method's name");
    List<TypePattern> parameters = parameters();
    if (text.peekWord().equals("throws")) {
      throw text.error(
          text.position(), "what a method declares to throw is not looked at; leave 'throws' out");
    }
    return new MethodSignature(
        modifiers,
        returned,
        new NamePattern(declaring),
        withSubtypes,
        new NamePattern(name),
        new ParameterPatterns(parameters));
  }

  private List<TypePattern> parameters() {
    List<TypePattern> parameters = new ArrayList<>();
    if (text.take(")")) {
      return parameters;
    }
    do {
      parameters.add(parameter());
    } while (text.take(","));
    text.require(")", "or ',' behind a parameter's type");
    return parameters;
  }

  private TypePattern parameter() {
    text.skipSpace();
    int at = text.position();
    String name = text.takeName("a parameter's type, '*' or '..'");
    if (name.equals("..")) {
      return ParameterPatterns.ANY_NUMBER;
    }
    boolean variable = name.endsWith("...");
    String type = variable ? name.substring(0, name.length() - 3) : name;
    int dimensions = dimensions() + (variable ? 1 : 0);
    refuseTypeArguments();
    return type(at, type, dimensions);
  }

  private TypePattern type(int at, String name, int dimensions) {
    new NameRules(text, at, name).requireClass();
    return new TypePattern(name, dimensions);
  }

  private int dimensions() {
    int dimensions = 0;
    while (text.take("[")) {
      text.require("]", "behind '['");
      dimensions++;
    }
    return dimensions;
  }

  private void refuseTypeArguments() {
    text.skipSpace();
    if (text.startsWith("<init>")) {
      throw text.error(text.position(), "constructors are called new: write com.acme.Shop.new(..)");
    }
    if (text.startsWith("<")) {
      throw text.error(
          text.position(),
          "class files know no type arguments of parameters; write the type without '<...>'");
    }
  }
}
