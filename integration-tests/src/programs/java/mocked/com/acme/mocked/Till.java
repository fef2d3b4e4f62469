package com.acme.mocked;

/** Final, so that only an agent can mock it. */
final class Till {

  private final int number;

  Till(int number) {
    this.number = number;
  }

  int pay(int amount) {
    int rest = amount - number;
    if (rest < 0) {
      throw new IllegalStateException("till " + number + " lacks " + -rest);
    }
    return rest;
  }

  static String currency() {
    throw new UnsupportedOperationException("not known");
  }
}
