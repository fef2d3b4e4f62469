package dev.faultline.resilience.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ReflectPermission;
import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.Permission;
import java.security.Policy;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers who are allowed nothing have their fields restored all the same. */
@SuppressWarnings("removal") // applications of older versions have security managers
class RestoreByOwnRightsTest {

  private static final AccessControlContext NOBODY =
      new AccessControlContext(new ProtectionDomain[] {new ProtectionDomain(null, null)});

  private final Policy before = Policy.getPolicy();

  static class Till {
    List<String> sold = Collections.synchronizedList(new ArrayList<>());
  }

  static class BranchTill extends Till {
    List<String> sent = Collections.synchronizedList(new ArrayList<>());
  }

  /** All that is there may do everything, but for {@link #NOBODY}. */
  @BeforeEach
  void allow() {
    Policy.setPolicy(
        new Policy() {
          @Override
          public boolean implies(ProtectionDomain domain, Permission permission) {
            return domain.getCodeSource() != null;
          }
        });
  }

  @AfterEach
  void restorePolicy() {
    Policy.setPolicy(before);
  }

  @Test
  void fieldsOfWrappersAndOfSubclasses() {
    BranchTill till = new BranchTill();
    Restore restore =
        Restore.of(Till.class)
            .opener(
                field -> {
                  AccessController.checkPermission(new ReflectPermission("suppressAccessChecks"));
                  FieldOpener.REFLECTION.open(field);
                })
            .build();

    Snapshot snapshot =
        AccessController.doPrivileged(
            (PrivilegedAction<Snapshot>) () -> restore.snapshot(till), NOBODY);
    till.sold.add("book");
    till.sent.add("book");
    snapshot.restore();

    assertThat(till.sold).isEmpty();
    assertThat(till.sent).isEmpty();
  }
}
