package dev.faultline.weaving.guard.declaration;

import dev.faultline.resilience.setting.InvalidSettingException;
import dev.faultline.weaving.method.pattern.MethodPattern;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What properties say of the guards of one name. Filled once, then read only. */
final class PropertyGuard {

  final String name;

  /** Null when it only changes guards that are there. */
  private MethodPattern methods;

  private String disabledBy;
  private final Map<PolicyKind, TreeMap<Integer, Changes>> policies =
      new EnumMap<>(PolicyKind.class);

  /** Of one policy. */
  private static final class Changes {
    private final List<SettingValue> values = new ArrayList<>();
    private String origin;
    private boolean disabled;
  }

  PropertyGuard(String name) {
    this.name = name;
  }

  void methods(MethodPattern pattern) {
    methods = pattern;
  }

  MethodPattern methods() {
    return methods;
  }

  void enabled(boolean is, String property) {
    disabledBy = is ? null : property;
  }

  void policyEnabled(GuardKey key, boolean is, String property) {
    changes(key, property).disabled = !is;
  }

  /**
   * Takes a value.
   *
   * @throws InvalidSettingException when the same is set under another name: {@code
   *     fallback.1.value} is {@code fallback.value}
   */
  void set(GuardKey key, Object value, String property) {
    List<SettingValue> values = changes(key, property).values;
    for (SettingValue one : values) {
      if (one.setting() == key.setting) {
        throw new InvalidSettingException(
            property, "what " + one.origin() + " is", "leave one of them out");
      }
    }
    values.add(new SettingValue(key.setting, value, key.setting.keyAt(key.place), property));
  }

  private Changes changes(GuardKey key, String property) {
    TreeMap<Integer, Changes> ofPolicy = policies.get(key.policy);
    if (ofPolicy == null) {
      ofPolicy = new TreeMap<>();
      policies.put(key.policy, ofPolicy);
    }
    Changes changes = ofPolicy.get(key.place);
    if (changes == null) {
      changes = new Changes();
      changes.origin = property;
      ofPolicy.put(key.place, changes);
    }
    return changes;
  }

  /** All that is set. */
  List<SettingValue> values() {
    List<SettingValue> all = new ArrayList<>();
    for (TreeMap<Integer, Changes> ofPolicy : policies.values()) {
      for (Changes one : ofPolicy.values()) {
        all.addAll(one.values);
      }
    }
    return all;
  }

  boolean declaresPolicies() {
    return !policies.isEmpty();
  }

  /**
   * Changes a guard.
   *
   * @param adds whether it gets policies that it did not have
   */
  void applyTo(GuardDeclaration.Builder guard, boolean adds) {
    if (disabledBy != null) {
      guard.policies().clear();
      return;
    }
    for (Map.Entry<PolicyKind, TreeMap<Integer, Changes>> entry : policies.entrySet()) {
      apply(entry.getKey(), entry.getValue(), guard.policies(), adds);
    }
  }

  /** Fallbacks are counted from the first; one behind the last is added at the end. */
  private void apply(
      PolicyKind kind,
      TreeMap<Integer, Changes> changes,
      List<PolicyDeclaration> policies,
      boolean adds) {
    List<PolicyDeclaration> ofKind = new ArrayList<>();
    int at = policies.size();
    for (int i = policies.size() - 1; i >= 0; i--) {
      if (policies.get(i).kind() == kind) {
        ofKind.add(0, policies.remove(i));
        at = i;
      }
    }
    // From the last on, so that those before keep their places when one is taken away.
    List<PolicyDeclaration> added = new ArrayList<>();
    for (Map.Entry<Integer, Changes> entry : changes.descendingMap().entrySet()) {
      int place = entry.getKey() - 1;
      Changes change = entry.getValue();
      if (place >= ofKind.size()) {
        if (adds && !change.disabled) {
          added.add(0, changed(fresh(kind, entry.getKey(), change), change));
        }
      } else if (change.disabled) {
        ofKind.remove(place);
      } else {
        ofKind.set(place, changed(ofKind.get(place), change));
      }
    }
    ofKind.addAll(added);
    policies.addAll(at, ofKind);
  }

  /** What several methods are guarded by has one state, called after the guard. */
  private PolicyDeclaration fresh(PolicyKind kind, int place, Changes change) {
    PolicyDeclaration policy = PolicyDeclaration.of(kind, change.origin, new PropertyNames(place));
    GuardSetting shared = GuardSetting.of(kind, "name");
    return shared == null ? policy : policy.with(shared, name, shared.key(), change.origin);
  }

  private static PolicyDeclaration changed(PolicyDeclaration policy, Changes change) {
    PolicyDeclaration changed = policy;
    for (SettingValue value : change.values) {
      changed = changed.with(value);
    }
    return changed;
  }
}
