package io.followup.ledger;

import io.followup.consent.ContactPoint;
import io.followup.subject.CustomerId;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import io.followup.touch.Purpose;
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
    Instant businessAt,
    Terms terms) {

  /**
   * What the guards settled about it.
   *
   * @param sender messaging service, number or mailbox that it goes out from
   * @param segments what the sender's budget pays: segments of a text, else 1
   * @param inputs what every guard looked at; without phone, address or name
   */
  public record Terms(Purpose purpose, String sender, int segments, Map<String, String> inputs) {}

  public AttemptKey key() {
    return AttemptKey.of(workflowId, step, ordinal);
  }

  @Override
  public String toString() {
    return "NewAttempt[" + key() + " " + channel + "]";
  }
}
