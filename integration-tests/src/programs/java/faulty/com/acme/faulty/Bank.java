package com.acme.faulty;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Works well, unless somebody wants to see what happens when it does not. */
class Bank {

  private int booked;

  String pay(int amount) {
    return "paid " + amount;
  }

  long balance(long account) {
    for (; ; ) {
      if (account > 0) {
        return account * 100;
      }
      account++;
    }
  }

  String close() {
    return "closed";
  }

  double rate(String currency) {
    return currency.length();
  }

  int book(int amount) {
    add(amount);
    return booked;
  }

  private void add(int amount) {
    booked += amount;
  }

  static int limit(int of) {
    return of * 1000;
  }

  String missing() {
    return "there";
  }

  CompletionStage<String> transfer(int amount) {
    return CompletableFuture.completedFuture("transferred " + amount);
  }

  void slow() {}

  void sometimes() {}
}
