package dev.faultline.agent.logging;

/** The levels that OkHttp and Okio name. */
public final class Level {

  public static final Level FINE = new Level();
  public static final Level INFO = new Level();
  public static final Level WARNING = new Level();

  private Level() {}
}
