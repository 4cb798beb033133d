package io.followup.sandbox;

import java.util.List;

/** The engine's search attributes as the dev server's {@code --search-attribute} takes them. */
final class SearchAttributeFlags {
  static final List<String> ALL =
      List.of(
          "FollowUpTenant=Keyword",
          "FollowUpCustomer=Keyword",
          "FollowUpSequence=Keyword",
          "FollowUpStep=Keyword",
          "FollowUpStatus=Keyword",
          "FollowUpOutcome=Keyword",
          "FollowUpNextActionAt=Datetime",
          "FollowUpAmount=Double",
          "FollowUpTouches=Int");

  private SearchAttributeFlags() {}
}
