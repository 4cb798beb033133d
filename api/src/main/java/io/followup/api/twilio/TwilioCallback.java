package io.followup.api.twilio;

import io.followup.inbox.NewDelivery;
import io.followup.ledger.Attempt;
import io.followup.run.Outcome;
import io.followup.subject.CustomerId;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.touch.AttemptKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A request that Twilio signed for one tenant's account.
 *
 * @param query of the callback URL, where our key travels
 * @param headers those worth keeping with the delivery
 */
record TwilioCallback(
    TenantId tenantId,
    Tenant tenant,
    Form query,
    TwilioForm form,
    byte[] body,
    Map<String, String> headers) {

  Optional<AttemptKey> key() {
    return TwilioForm.attemptKey(query);
  }

  /** The key in words, for the log; it holds nothing personal. */
  String keyInWords() {
    return key().map(AttemptKey::value).orElse("(none)");
  }

  /**
   * As a delivery for the inbox.
   *
   * @param identity what makes two deliveries of this source the same happening; absent when the
   *     parameters do not tell, then the bytes decide
   */
  NewDelivery delivery(TwilioSource source, Optional<String> identity) {
    return delivery(source, identity, Optional.empty(), Optional.empty());
  }

  NewDelivery delivery(
      TwilioSource source,
      Optional<String> identity,
      Optional<CustomerId> customer,
      Optional<Outcome> stop) {
    return new NewDelivery(
        tenantId,
        source.code(),
        source.path(),
        source.code() + ":" + identity.orElseGet(this::digest),
        headers,
        body,
        Optional.empty(),
        customer,
        stop);
  }

  /** As a delivery about one of our calls: its run hears of them in the order of arrival. */
  NewDelivery delivery(TwilioSource source, Optional<String> identity, Attempt call) {
    return new NewDelivery(
        tenantId,
        source.code(),
        source.path(),
        source.code() + ":" + identity.orElseGet(this::digest),
        headers,
        body,
        Optional.of(call.workflowId()),
        Optional.of(call.customer()),
        Optional.empty());
  }

  private String digest() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("this Java has no SHA-256", impossible);
    }
  }

  /** The parameters are personal data. */
  @Override
  public String toString() {
    return "TwilioCallback[of " + tenantId + "]";
  }
}
