package dev.faultline.it.bookshop;

import dev.faultline.it.jdk.Jdk;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one run of the bookshop per JDK, made when first asked for and kept to the end. */
final class BookshopRuns implements ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(BookshopRuns.class);

  /** One run on each JDK. */
  interface Runs extends Function<Jdk, Bookshop> {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Runs.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
    return (Runs) jdk -> store.computeIfAbsent(jdk, Bookshop::on, Bookshop.class);
  }
}
