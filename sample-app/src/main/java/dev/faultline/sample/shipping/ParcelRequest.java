package dev.faultline.sample.shipping;

/**
 * A parcel to be sent.
 *
 * @param country two-letter code of the country it goes to
 * @param grams its weight
 */
public record ParcelRequest(String country, int grams) {
  /**
   * Checks both.
   *
   * @throws InvalidParcelException when no carrier could take it
   */
  public ParcelRequest {
    if (country == null || !country.matches("[A-Z]{2}")) {
      throw new InvalidParcelException("'" + country + "' is not a country's two-letter code");
    }
    if (grams < 1) {
      throw new InvalidParcelException("A parcel of " + grams + " g cannot be sent");
    }
  }
}
