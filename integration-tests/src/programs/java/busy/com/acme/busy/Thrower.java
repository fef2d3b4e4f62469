package com.acme.busy;

/** Is loaded thousands of times. */
public final class Thrower extends Slow {

  @Override
  public void run() {
    throw new UnsupportedOperationException("always");
  }
}
