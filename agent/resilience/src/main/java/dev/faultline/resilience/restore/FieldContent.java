package dev.faultline.resilience.restore;

/** What an object held that a field refers to, directly or by others. Immutable. */
final class FieldContent {

  final String field;
  final Content content;

  FieldContent(String field, Content content) {
    this.field = field;
    this.content = content;
  }
}
