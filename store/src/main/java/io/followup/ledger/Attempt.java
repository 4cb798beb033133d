package io.followup.ledger;

import io.followup.consent.ContactPoint;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One attempt to touch a person, as the ledger knows it.
 *
 * @param ordinal 1 the step's message, 2 its {@code otherwise}
 * @param contact where it goes
 * @param content what was said, as rendered; personal. Keys by channel: SMS {@code text}; voice
 *     {@code say}, {@code voicemail}, {@code office}, {@code callBack} (when a later call would be,
 *     where one is offered); e-mail {@code subject}, {@code text}, {@code html}, {@code
 *     unsubscribe} (an address), {@code inReplyTo} (Message-ID of the run's first e-mail)
 * @param deliveryState the furthest state that the provider told, in its own words
 * @param businessAt business time of the attempt
 * @param createdAt wall time at which the attempt was first recorded
 * @param updatedAt wall time at which it last changed
 */
public record Attempt(
    AttemptKey key,
    TenantId tenant,
    String workflowId,
    String step,
    int ordinal,
    String sequence,
    Channel channel,
    CustomerId customer,
    ContactPoint contact,
    State state,
    Optional<String> providerId,
    Optional<String> errorCode,
    Optional<String> deliveryState,
    Map<String, String> content,
    Instant businessAt,
    Instant createdAt,
    Instant updatedAt) {

  /** How far an attempt came. Only {@link #PLANNED} may be posted. */
  public enum State {
    /** Nothing reached the provider, surely. */
    PLANNED,
    /** The one POST is under way, or its sender died. */
    SUBMITTING,
    /** The provider has it. */
    CONFIRMED,
    /** The provider refused it for good. */
    REJECTED,
    /** The provider may have it or not; never posted again. */
    UNKNOWN
  }

  @Override
  public String toString() {
    return "Attempt[" + key + " " + channel + " " + state + "]";
  }
}
