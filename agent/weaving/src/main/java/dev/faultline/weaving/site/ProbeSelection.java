package dev.faultline.weaving.site;

/** Which kinds of sites are woven. Immutable. */
public final class ProbeSelection {

  /** All there are. */
  public static final ProbeSelection ALL = new ProbeSelection(true, true);

  private final boolean throwSites;
  private final boolean catchSites;

  public ProbeSelection(boolean throwSites, boolean catchSites) {
    this.throwSites = throwSites;
    this.catchSites = catchSites;
  }

  /** Whether a call stands before each {@code athrow}. */
  public boolean throwSites() {
    return throwSites;
  }

  /** Whether a call stands at the entry of each handler. */
  public boolean catchSites() {
    return catchSites;
  }

  /** The same without catch sites, for methods that have no room for both. */
  ProbeSelection withoutCatchSites() {
    return new ProbeSelection(throwSites, false);
  }
}
