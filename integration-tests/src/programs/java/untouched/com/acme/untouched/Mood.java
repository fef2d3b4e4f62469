package com.acme.untouched;

/** Constants with methods of their own, one of them with a class of its own. */
enum Mood {
  CALM,
  WILD {
    @Override
    public String toString() {
      Calls.called("toString");
      return "wild";
    }
  };

  private final int visible = 7;

  @Override
  public String toString() {
    Calls.called("toString");
    return "mood";
  }
}
