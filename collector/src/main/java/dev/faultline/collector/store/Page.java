package dev.faultline.collector.store;

import java.util.List;
import java.util.Optional;

/**
 * Some entries of a longer list.
 *
 * @param next where the list goes on, empty at its end
 */
public record Page<T>(List<T> entries, Optional<Cursor> next) {

  public Page {
    entries = List.copyOf(entries);
  }
}
