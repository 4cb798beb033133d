package io.followup.sending;

import io.followup.consent.Holds;
import io.followup.dispatch.Contact;
import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchSystems;
import io.followup.dispatch.Party;
import io.followup.dispatch.Reading;
import io.followup.dispatch.Talk;
import io.followup.hold.HoldKind;
import io.followup.ledger.Attempt;
import io.followup.run.Words;
import io.followup.tenant.Tenant;
import io.followup.touch.Purpose;
import io.followup.touch.TouchRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether the office and the customer have been in touch by another way since the run's
 * last message, and holds the follow-ups then. Before a run's first message nothing is asked: that
 * the estimate was talked about is how it came about.
 */
final class Conversations {
  private static final Logger LOG = LoggerFactory.getLogger(Conversations.class);
  private static final int MOST_NUMBERS = 3;
  private static final Set<Attempt.State> MAY_HAVE_ARRIVED =
      EnumSet.of(Attempt.State.SUBMITTING, Attempt.State.CONFIRMED, Attempt.State.UNKNOWN);

  private final DispatchSystems dispatchSystems;
  private final Holds holds;

  Conversations(DispatchSystems dispatchSystems, Holds holds) {
    this.dispatchSystems = dispatchSystems;
    this.holds = holds;
  }

  /**
   * @param talk the last one, since the run's last message
   * @param remark why nobody knows, when the dispatch system would not tell
   */
  record Heard(Optional<Talk> talk, Optional<String> remark) {
    static Heard nothing() {
      return new Heard(Optional.empty(), Optional.empty());
    }
  }

  /**
   * @param before the attempts of the run
   * @throws io.followup.dispatch.DispatchUnavailable when it cannot be read now; nothing may be
   *     sent
   */
  Heard hear(TouchRequest request, Tenant tenant, Reading reading, List<Attempt> before) {
    Optional<Instant> lastMessage =
        before.stream()
            .filter(attempt -> MAY_HAVE_ARRIVED.contains(attempt.state()))
            .map(Attempt::createdAt)
            .max(Comparator.naturalOrder());
    // What both agreed on is recalled whatever else they talk about; without contacts it is over.
    if (lastMessage.isEmpty()
        || request.purpose() == Purpose.APPOINTMENT
        || reading.party().contacts().isEmpty()
        || tenant.answers().conversations().isEmpty()) {
      return Heard.nothing();
    }
    Instant since = sinceLastTold(request, lastMessage.get());
    try {
      return new Heard(
          dispatchSystems
              .of(request.subject().tenant())
              .talksSince(
                  request.subject(),
                  request.customer(),
                  numbers(reading.party()),
                  since,
                  tenant.answers().conversations())
              .stream()
              .max(Comparator.comparing(Talk::at)),
          Optional.empty());
    } catch (DispatchRefused refused) {
      LOG.warn(
          "{} {}: it could not be read whether the customer talked with the office: {}",
          request.workflowId(),
          request.step().id(),
          refused.getMessage());
      return new Heard(
          Optional.empty(),
          Optional.of(
              "Whether the customer talked with the office could not be read: "
                  + refused.getMessage()));
    }
  }

  /** What a person has released does not hold again. */
  private Instant sinceLastTold(TouchRequest request, Instant lastMessage) {
    return holds
        .lastOver(request.subject().tenant(), request.customer(), HoldKind.IN_CONVERSATION)
        .filter(over -> over.isAfter(lastMessage))
        .orElse(lastMessage);
  }

  private static List<String> numbers(Party party) {
    return party.contacts().stream()
        .filter(contact -> contact.kind() != Contact.Kind.EMAIL)
        .flatMap(contact -> contact.value().stream())
        .distinct()
        .limit(MOST_NUMBERS)
        .toList();
  }

  /** Holds all follow-ups of the customer, and has the office told; in the caller's transaction. */
  void hold(TouchRequest request, Tenant tenant, Talk talk) {
    holds.placeAndTell(
        new Holds.NewHold(
            request.subject().tenant(),
            Optional.of(request.customer()),
            Optional.empty(),
            HoldKind.IN_CONVERSATION,
            "The customer "
                + talk.kind().inWords()
                + " on "
                + Words.when(talk.at(), tenant.zone())
                + ", after our last message.",
            talk.kind().thing()
                + " "
                + talk.id()
                + " in the dispatch system"
                + talk.recording().map(recording -> ", recording: " + recording).orElse(""),
            Optional.of(tenant.personSpeaksFor())));
  }
}
