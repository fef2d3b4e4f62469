package dev.faultline.agent.backend.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.faultline.client.backend.Backend;
import dev.faultline.client.backend.BackendContext;
import dev.faultline.client.backend.BackendProvider;
import dev.faultline.client.backend.BackendSettings;
import dev.faultline.client.backend.ClientLog;
import dev.faultline.client.backend.DropReason;
import dev.faultline.client.backend.InvalidBackendException;
import dev.faultline.client.backend.SendOutcome;
import dev.faultline.client.event.Event;
import dev.faultline.client.event.Resource;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Nothing that the code of a jar throws goes further than to the account. */
class IsolatedProviderTest {
  private static final List<String> SAID = new ArrayList<>();

  private static BackendContext context() {
    return BackendContext.of("team", BackendSettings.of("faultline.backend.team.", Map.of()))
        .resource(Resource.builder().put("service.name", "shop").build())
        .version("1")
        .threads(Thread::new)
        .log(
            new ClientLog() {
              @Override
              public void info(String message) {}

              @Override
              public void warn(String message) {
                SAID.add(message);
              }
            })
        .build();
  }

  /** What is said when a provider cannot make a backend. */
  static String failure(BackendProvider provider) {
    return catchThrowableOfType(InvalidBackendException.class, () -> provider.create(context()))
        .getMessage();
  }

  private static BackendProvider making(Backend backend) {
    return new IsolatedProvider(
        new BackendProvider() {
          @Override
          public String type() {
            return "chat";
          }

          @Override
          public Backend create(BackendContext context) {
            if (backend == null) {
              throw new NoClassDefFoundError("com/acme/Missing");
            }
            return backend;
          }
        },
        "chat",
        IsolatedProviderTest.class.getClassLoader(),
        new File("chat.jar"));
  }

  @Test
  void namesTheJarOfWhatCannotBeMade() {
    assertThat(failure(making(null)))
        .isEqualTo(
            "faultline.backend.team.type: the backend chat of chat.jar could not be made:"
                + " java.lang.NoClassDefFoundError: com/acme/Missing");
  }

  @Test
  void takesForNoTuningWhatTheProviderCannotTell() {
    assertThat(tuningOf(() -> Set.of("timeout"))).containsExactly("timeout");
    assertThat(tuningOf(() -> null)).isEmpty();
    assertThat(
            tuningOf(
                () -> {
                  throw new NoClassDefFoundError("com/acme/Missing");
                }))
        .isEmpty();
  }

  private static Set<String> tuningOf(Supplier<Set<String>> answer) {
    return new IsolatedProvider(
            new BackendProvider() {
              @Override
              public String type() {
                return "chat";
              }

              @Override
              public Set<String> tuning() {
                return answer.get();
              }

              @Override
              public Backend create(BackendContext context) {
                throw new UnsupportedOperationException();
              }
            },
            "chat",
            IsolatedProviderTest.class.getClassLoader(),
            new File("chat.jar"))
        .tuning();
  }

  @Test
  void containsWhatTheBackendThrows() {
    Backend backend = making(new Broken()).create(context());

    assertThatThrownBy(() -> backend.encode(List.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("NoClassDefFoundError: com/acme/Missing");
    assertThat(backend.send(new byte[1]).reason()).isEqualTo(DropReason.SEND_FAILED);
    assertThat(backend.maxBatchEvents()).isEqualTo(1);
    assertThat(backend.description()).isEqualTo("broken");
    SAID.clear();
    backend.cancel();
    backend.close();
    assertThat(SAID)
        .containsExactly(
            "broken could not be cancelled: java.lang.StackOverflowError",
            "broken could not be closed: java.lang.IllegalStateException: ours");
  }

  @Test
  void takesNoOutcomeForAFailure() {
    SendOutcome outcome = making(new Broken()).create(context()).send(new byte[0]);

    assertThat(outcome.reason()).isEqualTo(DropReason.SEND_FAILED);
    assertThat(outcome.detail()).isEqualTo("the backend gave no outcome");
  }

  @Test
  void handsOnAllThatABackendMayWantToKnow() throws IOException {
    Backend backend = making(new Attentive()).create(context());
    SAID.clear();
    backend.lost(DropReason.DISPLACED, 3);
    assertThat(SAID).containsExactly("3 lost: DISPLACED");

    assertThat(backend.halve(new byte[] {1, 2}, 2)).containsExactly(new byte[] {1}, new byte[] {2});
  }

  private static final class Attentive implements Backend {
    @Override
    public byte[] encode(List<? extends Event> events) {
      return new byte[1];
    }

    @Override
    public String description() {
      return "attentive";
    }

    @Override
    public SendOutcome send(byte[] body) {
      return SendOutcome.accepted();
    }

    @Override
    public void lost(DropReason reason, long events) {
      SAID.add(events + " lost: " + reason);
    }

    @Override
    public List<byte[]> halve(byte[] body, int events) {
      return List.of(new byte[] {body[0]}, new byte[] {body[1]});
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {}
  }

  private static final class Broken implements Backend {
    @Override
    public byte[] encode(List<? extends Event> events) {
      throw new NoClassDefFoundError("com/acme/Missing");
    }

    @Override
    public String description() {
      return "broken";
    }

    @Override
    public SendOutcome send(byte[] body) {
      if (body.length == 0) {
        return null;
      }
      throw new AssertionError("ours");
    }

    @Override
    public int maxBatchEvents() {
      return 0;
    }

    @Override
    public void cancel() {
      throw new StackOverflowError();
    }

    @Override
    public void close() {
      throw new IllegalStateException("ours");
    }
  }
}
