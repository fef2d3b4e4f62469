package dev.faultline.weaving.fault;

import dev.faultline.weaving.guard.declaration.DeclarationProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The faults that properties declare: {@code faultline.fault.NAME.…}. Immutable. */
public final class PropertyFaults {

  /** What the names of all these properties begin with. */
  public static final String PREFIX = "faultline.fault.";

  private final List<FaultDeclaration> faults;
  private final List<DeclarationProblem> problems;

  private PropertyFaults(List<FaultDeclaration> faults, List<DeclarationProblem> problems) {
    this.faults = Collections.unmodifiableList(faults);
    this.problems = Collections.unmodifiableList(problems);
  }

  /**
   * Reads properties. A fault of which any is wrong is left out.
   *
   * @param properties of whatever names; those without the prefix are not looked at
   */
  public static PropertyFaults parse(Map<String, String> properties) {
    SortedMap<String, SortedMap<String, String>> byName = new TreeMap<>();
    List<DeclarationProblem> problems = new ArrayList<>();
    for (Map.Entry<String, String> property : new TreeMap<>(properties).entrySet()) {
      if (!property.getKey().startsWith(PREFIX)) {
        continue;
      }
      String rest = property.getKey().substring(PREFIX.length());
      int dot = rest.lastIndexOf('.');
      if (dot <= 0 || dot == rest.length() - 1) {
        problems.add(
            new DeclarationProblem(
                property.getKey(),
                "it names no fault with a setting: give both, such as "
                    + PREFIX
                    + "slow.delay=200ms"));
        continue;
      }
      String name = rest.substring(0, dot);
      SortedMap<String, String> texts = byName.get(name);
      if (texts == null) {
        texts = new TreeMap<>();
        byName.put(name, texts);
      }
      texts.put(rest.substring(dot + 1), property.getValue().trim());
    }
    List<FaultDeclaration> faults = new ArrayList<>();
    for (Map.Entry<String, SortedMap<String, String>> one : byName.entrySet()) {
      FaultDeclaration fault = new FaultReader(one.getKey()).read(one.getValue(), problems);
      if (fault != null) {
        faults.add(fault);
      }
    }
    return new PropertyFaults(faults, problems);
  }

  /** Those that nothing is wrong with, in the order of their names. */
  public List<FaultDeclaration> faults() {
    return faults;
  }

  /** What is wrong with the properties. */
  public List<DeclarationProblem> problems() {
    return problems;
  }
}
