package com.acme.named;

import dev.faultline.annotation.Capture;

@Capture
class Prices {

  private final String currency;
  private final int digits;

  Prices(String currency) {
    this.currency = currency;
    this.digits = currency.length();
  }

  String of(String title, int copies) {
    copies = copies * 10;
    return title + ' ' + rounded(1000 / copies) + ' ' + currency;
  }

  private int rounded(int price) {
    return price - price % digits;
  }

  @Capture(arguments = false)
  static int secret(String password, int index) {
    int[] none = {};
    return none[index];
  }

  static void slow(long millis) throws InterruptedException {
    Thread.sleep(millis);
  }
}
