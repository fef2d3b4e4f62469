package dev.faultline.weaving.method.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads patterns and their combinations by recursive descent. Used once, by one thread. */
final class PatternParser {

  private static final int MAX_DEPTH = 100;

  /** AspectJ's other designators; what they tell is not in the class file of the method. */
  private static final Set<String> UNSUPPORTED =
      new HashSet<>(
          Arrays.asList(
              "call",
              "get",
              "set",
              "handler",
              "this",
              "target",
              "args",
              "cflow",
              "cflowbelow",
              "if",
              "withincode",
              "initialization",
              "preinitialization",
              "staticinitialization",
              "adviceexecution"));

  private final PatternText text;
  private final List<Pattern> patterns = new ArrayList<>();
  private int depth;

  /** One of several patterns. */
  static final class Pattern {
    final String text;
    final Expression expression;

    Pattern(String text, Expression expression) {
      this.text = text;
      this.expression = expression;
    }
  }

  PatternParser(String text) {
    this.text = new PatternText(text);
  }

  Expression parse() {
    Expression all = null;
    while (true) {
      text.skipSpace();
      if (text.take(";")) {
        continue;
      }
      if (text.isAtEnd()) {
        break;
      }
      int start = text.position();
      Expression one = pattern();
      patterns.add(new Pattern(text.from(start), one));
      all = all == null ? one : new AnyOf(all, one);
    }
    if (all == null) {
      throw text.unexpected("a method such as com.acme.pay.*Client.*(..)");
    }
    return all;
  }

  /** Those that were read, by themselves. */
  List<Pattern> patterns() {
    return patterns;
  }

  private Expression pattern() {
    text.skipSpace();
    int start = text.position();
    Expression one = anyOf();
    text.skipSpace();
    if (!text.isAtEnd() && !text.isOnNewLine() && text.peek() != ';') {
      throw text.unexpected("'&&', '||' or ';'");
    }
    if (!one.isBounded()) {
      throw text.error(
          start,
          "this would reach into every class of the program and of its libraries; name a package, a"
              + " class or an annotation, such as '&& within(com.acme..*)'");
    }
    return one;
  }

  private Expression anyOf() {
    Expression all = allOf();
    while (text.take("||")) {
      all = new AnyOf(all, allOf());
    }
    return all;
  }

  private Expression allOf() {
    Expression all = negatable();
    while (text.take("&&")) {
      all = new AllOf(all, negatable());
    }
    return all;
  }

  private Expression negatable() {
    text.skipSpace();
    if (++depth > MAX_DEPTH) {
      throw text.error(text.position(), "patterns are nested more than " + MAX_DEPTH + " deep");
    }
    try {
      if (text.take("!")) {
        return new Not(negatable());
      }
      if (text.take("(")) {
        Expression inner = anyOf();
        text.require(")", "to close the parenthesis");
        return inner;
      }
      return single();
    } finally {
      depth--;
    }
  }

  private Expression single() {
    int start = text.position();
    String word = text.peekWord();
    if (text.startsWith("@")) {
      return annotatedOrMethod();
    }
    if (!text.isCalled(word)) {
      return method();
    }
    switch (word) {
      case "execution":
        text.takeWord(word);
        text.require("(", "after execution");
        text.skipSpace();
        Expression executed = method();
        text.require(")", "to close execution(");
        return executed;
      case "within":
        text.takeWord(word);
        return within();
      default:
        if (UNSUPPORTED.contains(word)) {
          throw text.error(
              start,
              word
                  + "(..) is not known: patterns name the methods themselves, by execution(..),"
                  + " within(..), @annotation(..) and @within(..)");
        }
        return method();
    }
  }

  private Expression within() {
    text.require("(", "after within");
    text.skipSpace();
    int at = text.position();
    String name = text.takeName("a class such as com.acme..*");
    new NameRules(text, at, name).requireClass();
    text.require(")", "to close within(");
    return new Within(new NamePattern(name));
  }

  private Expression annotatedOrMethod() {
    int start = text.position();
    text.take("@");
    String word = text.peekWord();
    if (!text.isCalled(word)) {
      return new SignatureParser(text).parseAfterAt();
    }
    text.takeWord(word);
    text.require("(", "after @" + word);
    switch (word) {
      case "annotation":
        return annotated(false);
      case "within":
        return annotated(true);
      default:
        throw text.error(
            start,
            "@"
                + word
                + "(..) is not known; there are @annotation(..) for methods and @within(..) for"
                + " classes that carry an annotation");
    }
  }

  private Expression annotated(boolean ofClass) {
    text.skipSpace();
    int at = text.position();
    String name = text.takeName("an annotation such as com.acme.Timed");
    new NameRules(text, at, name).requireAnnotation();
    text.require(")", "to close the parenthesis");
    return ofClass ? Annotated.type(name) : Annotated.method(name);
  }

  private Expression method() {
    return new SignatureParser(text).parse();
  }
}
