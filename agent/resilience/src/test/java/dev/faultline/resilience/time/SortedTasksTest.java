package dev.faultline.resilience.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SortedTasksTest {

  private static final int MANY = 10_000;

  private final TimerThread owner = new TimerThread();
  private final NewTasks added = new NewTasks();
  private final TaskInbox inbox = added.ofThread();
  private final SortedTasks tasks = new SortedTasks(added);

  @AfterEach
  void end() {
    owner.close();
  }

  private ScheduledTask add(long due) {
    ScheduledTask task = new ScheduledTask(owner, inbox, () -> {}, due);
    inbox.add(task);
    return task;
  }

  @Test
  void anInboxIsEmptyOnceAllInItAreOver() {
    List<ScheduledTask> all = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      all.add(add(i));
    }
    for (ScheduledTask one : all) {
      one.set(null);
    }

    inbox.trim();

    assertThat(inbox.get()).isNull();
    assertThat(added.isEmpty()).isTrue();
  }

  @Test
  void givesWhatIsDueInOrder() {
    ScheduledTask later = add(30);
    ScheduledTask first = add(10);
    ScheduledTask second = add(20);
    tasks.takeIn();

    assertThat(tasks.pollDue(25)).isSameAs(first);
    assertThat(tasks.pollDue(25)).isSameAs(second);
    assertThat(tasks.pollDue(25)).isNull();
    assertThat(tasks.nextDue()).isEqualTo(30);
    assertThat(later.sorted).isTrue();
  }

  @Test
  void takesOutThoseThatAreOverWhenThereAreMany() {
    List<ScheduledTask> all = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      all.add(add(i));
    }
    tasks.takeIn();
    boolean asked = false;
    for (ScheduledTask one : all) {
      one.set(null);
      asked |= tasks.cancelled();
    }

    tasks.takeIn();

    assertThat(asked).isTrue();
    assertThat(tasks.nextDue()).isNull();
  }

  @Test
  void countsThoseThatAreNotOverWhereverTheyAre() {
    add(1);
    add(2).set(null);
    tasks.takeIn();
    add(3);
    add(4).set(null);

    assertThat(tasks.waiting()).isEqualTo(2);
  }
}
