package io.followup.consent;

import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import io.followup.touch.MessageClass;
import java.time.Instant;
import java.util.Optional;

/**
 * A consent that a customer gave, to be recorded.
 *
 * @param contact the one number or address it is for; empty: every one of the customer
 * @param channel {@link Channel#VOICE} means calls with an artificial voice
 * @param source where it was given, for example {@code booking form}
 * @param wording exactly what the customer agreed to
 * @param proof where the proof is kept
 * @param givenAt wall time
 * @param recordedBy for example {@code key 3 (ops)}
 */
public record NewConsent(
    TenantId tenant,
    CustomerId customer,
    Optional<ContactPoint> contact,
    MessageClass covers,
    Channel channel,
    String source,
    String wording,
    Optional<String> proof,
    Instant givenAt,
    String recordedBy) {}
