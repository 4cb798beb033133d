package io.followup.ledger;

import io.followup.consent.ContactPoint;
import io.followup.subject.CustomerId;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import io.followup.touch.Purpose;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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
   * @param paid what it was counted with; empty when it costs nothing
   */
  public record Terms(
      Purpose purpose,
      String sender,
      int segments,
      Map<String, String> inputs,
      Optional<Paid> paid) {

    /** It costs nothing. */
    public Terms(Purpose purpose, String sender, int segments, Map<String, String> inputs) {
      this(purpose, sender, segments, inputs, Optional.empty());
    }
  }

  /**
   * What the tenant's money was taken for it; given back when the provider refuses it.
   *
   * @param cost in USD
   * @param on day of the office
   */
  public record Paid(BigDecimal cost, LocalDate on) {}

  /** The address that each text has of its own; it is no part of what the text says. */
  private static final Pattern OWN_LINK = Pattern.compile("/l/[A-Za-z0-9]{16}\\b");

  public AttemptKey key() {
    return AttemptKey.of(workflowId, step, ordinal);
  }

  /** The same for two texts that say the same, whatever link each has of its own. */
  public Optional<byte[]> textHash() {
    return text().map(NewAttempt::textHash);
  }

  /** The same of a text that is not an attempt yet. */
  public static byte[] textHash(String text) {
    return sha256(OWN_LINK.matcher(text).replaceAll("/l/").getBytes(StandardCharsets.UTF_8));
  }

  /** The same attempt with one thing more in its content. */
  public NewAttempt saying(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(content);
    more.put(name, value);
    return new NewAttempt(
        workflowId, step, ordinal, sequence, channel, customer, contact, more, businessAt, terms);
  }

  private Optional<String> text() {
    return channel == Channel.SMS ? Optional.ofNullable(content.get("text")) : Optional.empty();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("this Java has no SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return "NewAttempt[" + key() + " " + channel + "]";
  }
}
