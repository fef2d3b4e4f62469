package dev.faultline.collector.api;

import dev.faultline.collector.store.Cursor;
import io.javalin.http.Context;
import java.util.Optional;

/** The query parameters {@code limit} and {@code before}. */
final class PageParameters {

  private final int defaultLimit;
  private final int maxLimit;

  PageParameters(int defaultLimit, int maxLimit) {
    this.defaultLimit = defaultLimit;
    this.maxLimit = maxLimit;
  }

  int limit(Context ctx) throws ApiException {
    String text = ctx.queryParam("limit");
    if (text == null) {
      return defaultLimit;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= maxLimit) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // told below, as for a number out of range
    }
    throw new ApiException(400, "limit is '" + text + "': give an integer from 1 to " + maxLimit);
  }

  Optional<Cursor> before(Context ctx) throws ApiException {
    String text = ctx.queryParam("before");
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Cursor.parse(text));
    } catch (IllegalArgumentException e) {
      throw new ApiException(
          400,
          "before is '"
              + text
              + "': give the value of 'next' of the page before, or a time such as 2026-11-21T09:30:00Z");
    }
  }
}
