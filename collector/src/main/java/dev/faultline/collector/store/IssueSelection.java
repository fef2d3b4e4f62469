package dev.faultline.collector.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Which issues an {@link IssueQuery} is about, as SQL. Either in the order of an index, which ends
 * as soon as there are enough; or in the order in which they lie in the table, all of them: where
 * few match, that is ten times as fast as to fetch each from its place.
 */
final class IssueSelection {

  private final boolean indexed;
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  private IssueSelection(IssueQuery query, boolean indexed) {
    this.indexed = indexed;
    query.service().ifPresent(service -> add(text("service") + " = ?", service));
    query.disposition().ifPresent(disposition -> add(text("disposition") + " = ?", disposition));
    query
        .before()
        .ifPresent(cursor -> add("(" + lastSeen() + ", id) < (?, ?)", cursor.time(), cursor.id()));
  }

  /** By an index, of any text. */
  static IssueSelection inOrder(IssueQuery query) {
    return new IssueSelection(query, true);
  }

  /** As they lie in the table, of the text that is asked for. */
  static IssueSelection ofText(IssueQuery query) {
    IssueSelection selection = new IssueSelection(query, false);
    query.text().ifPresent(text -> selection.add(SearchText.CONDITION, SearchText.pattern(text)));
    return selection;
  }

  private void add(String condition, Object... itsValues) {
    conditions.add(condition);
    values.addAll(List.of(itsValues));
  }

  /** No index is used for an expression. */
  private String text(String column) {
    return indexed ? column : column + " || ''";
  }

  private String lastSeen() {
    return indexed ? "last_seen" : "last_seen + 0";
  }

  /** What follows the columns and the table: conditions, and the order, newest first. */
  String clauses() {
    return (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
        + (" ORDER BY " + lastSeen() + " DESC, id DESC");
  }

  /** Those of the placeholders. */
  List<Object> values() {
    return List.copyOf(values);
  }
}
