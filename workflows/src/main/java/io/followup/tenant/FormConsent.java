package io.followup.tenant;

import io.followup.touch.Channel;
import io.followup.touch.MessageClass;
import java.time.LocalDate;
import java.util.Set;

/**
 * What a form has every customer agree to, so that a customer who came by it needs no record of
 * their own; under {@code contacting.consents}.
 *
 * @param covers which kind of messages
 * @param channels over which channels; {@code voice} means an artificial voice
 * @param wording exactly as customers read it
 * @param source which form, for people: {@code booking form on acme.example.com}
 * @param since first day on which every new customer agreed to it
 */
public record FormConsent(
    MessageClass covers, Set<Channel> channels, String wording, String source, LocalDate since) {
  public FormConsent {
    require(covers, "covers", "say marketing, informational or debt");
    require(wording, "wording", "copy the sentence that customers agree to");
    require(source, "source", "say which form has it");
    require(since, "since", "give the day, such as 2026-01-31");
    if (channels == null || channels.isEmpty()) {
      throw new IllegalArgumentException(
          "contacting.consents.channels is missing: list sms, voice or email");
    }
    channels = Set.copyOf(channels);
  }

  private static void require(Object value, String field, String fix) {
    if (value == null || value instanceof String text && text.isBlank()) {
      throw new IllegalArgumentException("contacting.consents." + field + " is missing: " + fix);
    }
  }
}
