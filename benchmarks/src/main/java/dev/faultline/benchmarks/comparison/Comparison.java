package dev.faultline.benchmarks.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Variants that make a table, and the budgets that it is held against. Immutable. */
public final class Comparison {
  private final String name;
  private final String title;
  private final Unit unit;
  private final List<Variant> variants;
  private final List<Proof> proofs;
  private final List<Budget> budgets;
  private final List<String> notes;

  private Comparison(Builder builder) {
    name = builder.name;
    title = builder.title;
    unit = builder.unit;
    variants = List.copyOf(builder.variants);
    proofs = List.copyOf(builder.proofs);
    budgets = List.copyOf(builder.budgets);
    notes = List.copyOf(builder.notes);
    requireJudgedCells();
  }

  /**
   * A builder.
   *
   * @param name of the file that its chart goes into, without an ending
   * @param title what is measured
   * @param unit that it is shown in
   */
  public static Builder named(String name, String title, Unit unit) {
    return new Builder(name, title, unit);
  }

  /** Else a budget about a row of another name would never be judged. */
  private void requireJudgedCells() {
    Set<Cell> measured = new HashSet<>();
    variants.forEach(variant -> measured.addAll(variant.cells()));
    for (Budget budget : budgets) {
      if (!variants.isEmpty() && !measured.containsAll(budget.cells())) {
        throw new IllegalStateException(
            "no variant measures all of " + budget.cells() + ", which a budget is about");
      }
    }
  }

  /** Whether a budget is about it. */
  boolean isJudged(Variant variant) {
    return budgets.stream()
        .anyMatch(budget -> budget.cells().stream().anyMatch(variant.cells()::contains));
  }

  /** Without what is left out when there is little time. */
  public Comparison brief() {
    Builder brief = named(name, title, unit).budgets(budgets.toArray(new Budget[0]));
    variants.stream().filter(variant -> !variant.isDetail()).forEach(brief::variants);
    proofs.forEach(brief::proof);
    notes.forEach(brief::note);
    return brief.build();
  }

  public String name() {
    return name;
  }

  public String title() {
    return title;
  }

  public Unit unit() {
    return unit;
  }

  public List<Variant> variants() {
    return variants;
  }

  /** Those that benchmarks cannot make themselves in their own JVMs. */
  public List<Proof> proofs() {
    return proofs;
  }

  public List<Budget> budgets() {
    return budgets;
  }

  /** What has to be known to read its figures, a sentence each. */
  public List<String> notes() {
    return notes;
  }

  /** Collects variants and budgets, in their order. */
  public static final class Builder {
    private final String name;
    private final String title;
    private final Unit unit;
    private final List<Variant> variants = new ArrayList<>();
    private final List<Proof> proofs = new ArrayList<>();
    private final List<Budget> budgets = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Builder(String name, String title, Unit unit) {
      this.name = name;
      this.title = title;
      this.unit = unit;
    }

    public Builder variants(Variant... more) {
      Collections.addAll(variants, more);
      return this;
    }

    public Builder proof(Proof proof) {
      proofs.add(proof);
      return this;
    }

    public Builder budgets(Budget... more) {
      Collections.addAll(budgets, more);
      return this;
    }

    /** Adds what has to be known to read its figures, one sentence. */
    public Builder note(String note) {
      notes.add(note);
      return this;
    }

    public Comparison build() {
      return new Comparison(this);
    }
  }
}
