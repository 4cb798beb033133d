package io.followup.sending;

import io.followup.ledger.Attempt;
import io.followup.tenant.TenantId;
import io.followup.touch.AttemptKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Takes messages of one channel to people: a provider, through its own API. */
public interface Carrier {
  /** As it stands inside a sentence: {@code Twilio}, {@code the mail server}. */
  String name();

  /**
   * Posts exactly once and tells what came of it. Never throws on account of the provider.
   *
   * @see Posted
   */
  Posted post(Outgoing message);

  /**
   * Looks at the provider for a message of an attempt whose answer was lost.
   *
   * @param taken whether an id already belongs to another attempt
   * @return the provider's id of it; empty when there is none, or when the provider cannot tell
   */
  Optional<String> find(Attempt attempt, Predicate<String> taken);

  /** Whether {@link #find} can ever find something. */
  default boolean canFind() {
    return true;
  }

  /** Why this tenant cannot send over this channel at all, in one sentence. */
  default Optional<String> obstacle(TenantId tenant) {
    return Optional.empty();
  }

  /** What an error code of this provider means for us. */
  Posted.Refusal meaning(String errorCode);

  /**
   * A message ready to go.
   *
   * @param key travels along, so that callbacks find the attempt
   * @param to E.164 or e-mail address; personal
   * @param content by channel, as in {@link Attempt#content()}; personal
   * @param validity how long it may wait at the provider
   */
  record Outgoing(
      TenantId tenant, AttemptKey key, String to, Map<String, String> content, Duration validity) {
    @Override
    public String toString() {
      return "Outgoing[" + key + "]";
    }
  }
}
