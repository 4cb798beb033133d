package io.followup.temporal;

import io.temporal.common.SearchAttributeKey;
import java.time.OffsetDateTime;
import java.util.List;

/** What admins can list and filter by. Plain text everywhere, so nothing personal stands here. */
public final class SearchAttributes {
  public static final SearchAttributeKey<String> TENANT =
      SearchAttributeKey.forKeyword("FollowUpTenant");
  public static final SearchAttributeKey<String> CUSTOMER =
      SearchAttributeKey.forKeyword("FollowUpCustomer");

  /** For example {@code unsold-estimate@1}. */
  public static final SearchAttributeKey<String> SEQUENCE =
      SearchAttributeKey.forKeyword("FollowUpSequence");

  /** The step that comes next; {@code -} when none does. */
  public static final SearchAttributeKey<String> STEP =
      SearchAttributeKey.forKeyword("FollowUpStep");

  /** {@code waiting}, {@code deferred}, {@code paused}, {@code held}, {@code ended}. */
  public static final SearchAttributeKey<String> STATUS =
      SearchAttributeKey.forKeyword("FollowUpStatus");

  /** A name of {@link io.followup.run.Outcome}; unset while the run lives. */
  public static final SearchAttributeKey<String> OUTCOME =
      SearchAttributeKey.forKeyword("FollowUpOutcome");

  /** Business time of the next action; unset when none is planned. */
  public static final SearchAttributeKey<OffsetDateTime> NEXT_ACTION_AT =
      SearchAttributeKey.forOffsetDateTime("FollowUpNextActionAt");

  /** Money at stake, in the tenant's currency. */
  public static final SearchAttributeKey<Double> AMOUNT =
      SearchAttributeKey.forDouble("FollowUpAmount");

  public static final SearchAttributeKey<Long> TOUCHES =
      SearchAttributeKey.forLong("FollowUpTouches");

  /** All of them, for registration and the check at start. */
  public static final List<SearchAttributeKey<?>> ALL =
      List.of(TENANT, CUSTOMER, SEQUENCE, STEP, STATUS, OUTCOME, NEXT_ACTION_AT, AMOUNT, TOUCHES);

  private SearchAttributes() {}
}
