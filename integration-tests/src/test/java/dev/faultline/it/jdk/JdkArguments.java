package dev.faultline.it.jdk;

import static org.junit.jupiter.api.Assumptions.abort;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Provides the JDKs to {@link EveryJdk}. */
final class JdkArguments implements ArgumentsProvider, AnnotationConsumer<EveryJdk> {

  private int from;
  private boolean few;

  @Override
  public void accept(EveryJdk annotation) {
    from = annotation.from();
    few = annotation.few();
  }

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    List<Jdk> jdks =
        (few ? Jdks.chosenForLongTests() : Jdks.chosen())
            .stream().filter(jdk -> jdk.isAtLeast(from)).toList();
    if (jdks.isEmpty()) {
      abort("no JDK " + from + " or later among " + Jdks.all());
    }
    return jdks.stream().map(Arguments::of);
  }
}
