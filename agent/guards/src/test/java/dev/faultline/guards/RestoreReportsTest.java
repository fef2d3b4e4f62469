package dev.faultline.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.bootstrap.AgentLog;
import dev.faultline.resilience.restore.Restore;
import dev.faultline.resilience.restore.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RestoreReportsTest {

  private final AgentLog log = AgentLog.standardError(AgentLog.Level.ERROR);
  private final GuardReports guards = new GuardReports(OnError.FAIL, log);

  private static final class Own extends ArrayList<Object> {}

  private static final class Shelf {
    @SuppressWarnings("unused")
    private final List<Object> own = new Own();

    private final Set<Object> books = new HashSet<>();
  }

  private static final class Book {
    private boolean lost;

    @Override
    public int hashCode() {
      if (lost) {
        throw new IllegalStateException("lost");
      }
      return 1;
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }
  }

  @Test
  void tellEachThingOnceWhicheverCallMeetsIt() {
    for (int i = 0; i < 2; i++) {
      Restore restore =
          Restore.of(Shelf.class).listener(new RestoreReports("acme.Shelf.put", guards)).build();
      Shelf shelf = new Shelf();
      Book book = new Book();
      shelf.books.add(book);
      Snapshot before = restore.snapshot(shelf);
      shelf.books.clear();
      book.lost = true;
      before.restore();
    }

    assertThat(log.problems())
        .satisfiesExactly(
            left ->
                assertThat(left)
                    .contains(
                        "the guard of acme.Shelf.put: what a "
                            + Own.class.getTypeName()
                            + " in the field own holds is not restored"),
            failed ->
                assertThat(failed)
                    .contains(
                        "the guard of acme.Shelf.put: what the field books of "
                            + Shelf.class.getName()
                            + " held was not restored because of a"
                            + " java.lang.IllegalStateException (all else is restored)"));
  }
}
