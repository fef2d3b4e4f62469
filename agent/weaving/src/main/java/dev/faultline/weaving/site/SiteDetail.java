package dev.faultline.weaving.site;

/**
 * How much is woven into a method. What adds most to its code for the least is left out first, when
 * there is no room for all.
 */
enum SiteDetail {
  ALL("with all its sites", true, true, true, true),
  BARE_EXITS("without variables at its exit sites", true, false, true, true),
  NO_EXITS("without exit sites", false, false, true, true),
  NO_LOCALS("without exit sites and variables", false, false, false, true),
  THROWS_ONLY("without exit sites, variables and catch sites", false, false, false, false),
  NONE("not at all", false, false, false, false);

  private final String description;
  private final boolean exits;
  private final boolean exitLocals;
  private final boolean throwLocals;
  private final boolean catchSites;

  SiteDetail(
      String description,
      boolean exits,
      boolean exitLocals,
      boolean throwLocals,
      boolean catchSites) {
    this.description = description;
    this.exits = exits;
    this.exitLocals = exitLocals;
    this.throwLocals = throwLocals;
    this.catchSites = catchSites;
  }

  /** Whether it tells of every exception that leaves it. */
  boolean hasExits() {
    return exits;
  }

  /** Whether its exit sites tell the locals in scope. */
  boolean hasExitLocals() {
    return exitLocals;
  }

  /** Whether its throw sites tell the locals in scope. */
  boolean hasThrowLocals() {
    return throwLocals;
  }

  ProbeSelection of(ProbeSelection selection) {
    return catchSites ? selection : selection.withoutCatchSites();
  }

  /** The next smaller one; {@link #NONE} has none. */
  SiteDetail next() {
    return values()[ordinal() + 1];
  }

  @Override
  public String toString() {
    return description;
  }
}
