package io.followup.ledger;

import io.followup.consent.ContactPoint;
import io.followup.subject.CustomerId;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import java.time.Instant;
import java.util.Map;

/**
 * An attempt that is about to be posted. The fields mean what they mean in {@link Attempt}.
 *
 * @param contact locked by the caller
 */
public record NewAttempt(
    String workflowId,
    String step,
    int ordinal,
    String sequence,
    Channel channel,
    CustomerId customer,
    ContactPoint contact,
    Map<String, String> content,
    Instant businessAt) {

  public AttemptKey key() {
    return AttemptKey.of(workflowId, step, ordinal);
  }

  @Override
  public String toString() {
    return "NewAttempt[" + key() + " " + channel + "]";
  }
}
