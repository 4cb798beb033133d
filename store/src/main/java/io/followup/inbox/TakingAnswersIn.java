package io.followup.inbox;

import io.followup.answer.Meaning;
import io.followup.answer.Reasons;
import io.followup.consent.Consent;
import io.followup.consent.ContactPoint;
import io.followup.consent.Holds;
import io.followup.consent.Suppression;
import io.followup.guard.SuppressionKind;
import io.followup.hold.HoldKind;
import io.followup.run.Outcome;
import io.followup.subject.CustomerId;
import io.followup.touch.Channel;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes answers of customers in, by whatever way they come. What an answer means for consent and
 * holds is applied in the transaction that stores it, with the contact point locked: when the call
 * returns, no send can begin that would ignore it. An answer told twice counts once.
 */
public final class TakingAnswersIn {
  private final Inbox inbox;
  private final Consent consent;
  private final Holds holds;
  private final Answers answers;
  private final TransactionTemplate transaction;
  private final Clock clock;

  /**
   * @param clock the wall clock
   */
  public TakingAnswersIn(
      DataSource dataSource, Inbox inbox, TransactionTemplate transaction, Clock clock) {
    this.inbox = inbox;
    this.consent = new Consent(dataSource);
    this.holds = new Holds(dataSource);
    this.answers = new Answers(dataSource);
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What became of an answer.
   *
   * @param effect what it changed
   */
  public record TakenIn(Stored stored, Effect effect) {}

  /** What an answer changed. */
  public enum Effect {
    /** It was told before. */
    NONE,
    /** Texts, calls or mails there, which went on until now, are over. */
    SILENCED,
    /** Anything else. */
    COUNTED
  }

  /** Takes part in the caller's transaction where there is one. */
  public TakenIn takeIn(Incoming incoming) {
    return transaction.execute(
        status -> {
          ContactPoint from =
              consent.lock(
                  incoming.delivery().tenant(),
                  incoming.kind(),
                  incoming.from(),
                  incoming.customer());
          List<CustomerId> household = consent.customers(from);
          Optional<CustomerId> first = incoming.customer().or(() -> household.stream().findFirst());
          Optional<Outcome> stop =
              incoming.meaning() instanceof Meaning.OptOut
                  ? Optional.of(Outcome.OPTED_OUT)
                  : Optional.empty();
          Stored stored = inbox.store(incoming.delivery().about(first, stop));
          // Told again, perhaps after the customer came back: what was said since then counts.
          return new TakenIn(
              stored,
              stored.duplicate()
                  ? Effect.NONE
                  : new Counting(incoming, from, household, first, stored.id()).count());
        });
  }

  /** One answer that is new, while its contact point is locked. */
  private final class Counting {
    private final Incoming incoming;
    private final ContactPoint from;
    private final List<CustomerId> household;
    private final Optional<CustomerId> first;
    private final long delivery;
    private final String source;

    Counting(
        Incoming incoming,
        ContactPoint from,
        List<CustomerId> household,
        Optional<CustomerId> first,
        long delivery) {
      this.incoming = incoming;
      this.from = from;
      this.household = household;
      this.first = first;
      this.delivery = delivery;
      this.source = "delivery " + delivery;
    }

    Effect count() {
      if (incoming.meaning() instanceof Meaning.OptOut optOut) {
        boolean silent = !consent.inForce(from, incoming.channel()).isEmpty();
        refused(optOut);
        return silent ? Effect.COUNTED : Effect.SILENCED;
      }
      switch (incoming.meaning()) {
        case Meaning.OptOut optOut -> refused(optOut);
        case Meaning.OptIn optIn -> {
          lift("START");
          keep(Answer.Taken.OPT_IN, Optional.empty(), "took back an earlier STOP");
        }
        case Meaning.Yes yes -> {
          if (lift("YES") > 0) {
            keep(Answer.Taken.OPT_IN, Optional.empty(), "took back an earlier STOP");
          } else {
            personSpeaks(Answer.Taken.REPLY, "answered");
          }
        }
        case Meaning.Help help -> keep(Answer.Taken.HELP, Optional.empty(), "asked who is writing");
        case Meaning.WrongParty stranger -> stranger();
        case Meaning.Hold hold -> {
          place(
              hold.kind(), first, "The customer " + hold.kind().inWords() + ".", Optional.empty());
          keep(Answer.Taken.HOLD, Optional.of(hold.kind()), hold.kind().inWords());
        }
        case Meaning.Review review ->
            personSpeaks(Answer.Taken.REVIEW, "answered in words that a person must judge");
        case Meaning.Reply reply -> personSpeaks(Answer.Taken.REPLY, "answered");
      }
      return Effect.COUNTED;
    }

    private void refused(Meaning.OptOut optOut) {
      for (Channel channel : optOut.channels()) {
        boolean here = (channel == Channel.EMAIL) == (incoming.channel() == Channel.EMAIL);
        if (here) {
          consent.suppress(from, Suppression.Scope.of(channel), optOut.how(), source);
        } else {
          household.forEach(customer -> suppressElsewhere(customer, channel, optOut.how()));
        }
      }
      optOut
          .hold()
          .ifPresent(
              kind -> place(kind, first, "The customer " + kind.inWords() + ".", Optional.empty()));
      keep(Answer.Taken.OPT_OUT, optOut.hold(), optOut.how());
    }

    private void suppressElsewhere(CustomerId customer, Channel channel, String how) {
      consent.suppress(
          from.tenant(),
          customer,
          SuppressionKind.OPT_OUT,
          Suppression.Scope.of(channel),
          how,
          source);
    }

    private int lift(String word) {
      return incoming.channel() == Channel.EMAIL
          ? 0
          : consent.lift(
              from,
              Suppression.Scope.SMS,
              Reasons.LIFTED_BY_START,
              "texted " + word + ", " + source);
    }

    /** The place is taken from those who do not live there. */
    private void stranger() {
      String why =
          incoming.channel() == Channel.EMAIL
              ? "The address is somebody else's."
              : "The number is somebody else's.";
      if (household.isEmpty()) {
        place(HoldKind.WRONG_PARTY, Optional.empty(), why, Optional.empty());
      }
      for (CustomerId customer : household) {
        place(HoldKind.WRONG_PARTY, Optional.of(customer), why, Optional.empty());
        consent.unlink(from, customer);
      }
      keep(
          Answer.Taken.WRONG_PARTY,
          Optional.of(HoldKind.WRONG_PARTY),
          "is not who answers at this number or address");
    }

    private void personSpeaks(Answer.Taken meaning, String why) {
      place(
          HoldKind.HUMAN_IN_PLAY,
          first,
          "The customer " + why + "; a person is to speak next.",
          Optional.of(incoming.personSpeaksFor()));
      keep(meaning, Optional.of(HoldKind.HUMAN_IN_PLAY), why);
    }

    private void place(
        HoldKind kind, Optional<CustomerId> customer, String why, Optional<Duration> lasts) {
      holds.place(
          new Holds.NewHold(from.tenant(), customer, Optional.of(from), kind, why, source, lasts));
    }

    private void keep(Answer.Taken meaning, Optional<HoldKind> hold, String why) {
      answers.keep(
          new Answer(
              delivery,
              incoming.channel(),
              meaning,
              hold,
              household,
              why,
              incoming.said(),
              clock.instant()),
          from.tenant(),
          from);
    }
  }
}
