package dev.faultline.collector.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.testing.RunningCollector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueViewTest {

  private static ValueView of(String json) {
    return ValueView.of("v", RunningCollector.tree(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"… (+90 more)", "… (+90 more, time)", "… (more)", "… (changed while it was read)"})
  void theMarkOfElementsThatWereCutIsNoElement(String mark) {
    ValueView list = of("[1,\"" + mark + "\"]");

    assertThat(list.parts().get(1).kind()).isEqualTo(ValueView.Kind.CUT);
    assertThat(list.parts().get(1).text()).isEqualTo(mark);
  }

  @Test
  void textThatOnlyLooksLikeAMarkIsText() {
    assertThat(of("[\"… (to be continued)\"]").parts().get(0).kind())
        .isEqualTo(ValueView.Kind.TEXT);
    assertThat(of("[\"… (more)\", 1]").parts().get(0).kind()).isEqualTo(ValueView.Kind.TEXT);
  }

  @Test
  void anObjectThatWasNotEnteredSaysWhy() {
    ValueView value = of("{\"@type\":\"com.acme.Order\",\"@cut\":\"time\"}");

    assertThat(value.kind()).isEqualTo(ValueView.Kind.CUT);
    assertThat(value.type()).isEqualTo("Order");
    assertThat(value.text()).isEqualTo("not looked into: the snapshot took too long");
  }

  @Test
  void fieldsBesideACutStay() {
    ValueView value = of("{\"@type\":\"com.acme.Order\",\"id\":7,\"@cut\":\"budget\"}");

    assertThat(value.kind()).isEqualTo(ValueView.Kind.OBJECT);
    assertThat(value.parts().get(0).text()).isEqualTo("7");
    assertThat(value.parts().get(1).kind()).isEqualTo(ValueView.Kind.CUT);
    assertThat(value.parts().get(1).text())
        .isEqualTo("others not looked into: the snapshot became too large");
  }
}
