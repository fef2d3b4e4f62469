package com.acme.faulty;

/** Of the application's class loader alone, and without a message. */
class Closed extends Exception {

  private static final long serialVersionUID = 1;

  Closed() {}
}
