package io.followup.sending;

import io.followup.consent.Consent;
import io.followup.consent.ContactObstacles;
import io.followup.consent.ContactPoint;
import io.followup.consent.Suppression;
import io.followup.control.StoppedSenders;
import io.followup.guard.Later;
import io.followup.guard.ObstacleKind;
import io.followup.ledger.Ledger;
import io.followup.ledger.NewAttempt;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the one POST of an attempt and records what came of it. */
final class Posting {
  private static final Logger LOG = LoggerFactory.getLogger(Posting.class);
  private static final Duration PROVIDER_IS_FULL = Duration.ofMinutes(5);

  private final TransactionTemplate transactions;
  private final Consent consent;
  private final StoppedSenders senders;
  private final Ledger ledger;
  private final Carriers carriers;
  private final Settling settling;
  private final ContactObstacles obstacles;

  Posting(
      TransactionTemplate transactions,
      Consent consent,
      StoppedSenders senders,
      Ledger ledger,
      Carriers carriers,
      Settling settling,
      ContactObstacles obstacles) {
    this.transactions = transactions;
    this.consent = consent;
    this.senders = senders;
    this.ledger = ledger;
    this.carriers = carriers;
    this.settling = settling;
    this.obstacles = obstacles;
  }

  /**
   * @param validity how long it may wait at the provider
   * @param speed of the run's clock
   * @throws TryAgain when nothing was processed, or when the answer was lost and may still be found
   */
  Tried post(NewAttempt attempt, Duration validity, int speed) {
    Carrier carrier = carriers.of(attempt.channel());
    Telling telling =
        new Telling(attempt.channel(), attempt.key(), carrier.name(), attempt.businessAt());
    Carrier.Outgoing outgoing =
        new Carrier.Outgoing(
            attempt.contact().tenant(),
            attempt.key(),
            attempt.contact().value(),
            attempt.content(),
            validity);
    return switch (once(carrier, outgoing)) {
      case Posted.Accepted accepted -> {
        ledger.confirmed(
            attempt.key(),
            accepted.providerId(),
            Telling.atStart(carrier.name()) + " accepted it.");
        yield telling.sent(accepted.providerId());
      }
      case Posted.Refused refused -> refused(attempt, carrier, telling, refused, speed);
      case Posted.NotProcessed not -> {
        ledger.notPosted(attempt.key(), not.why());
        throw new TryAgain(TryAgain.Reason.PROVIDER_AWAY, not.why(), not.retryAfter());
      }
      case Posted.InDoubt inDoubt -> {
        LOG.warn(
            "{} {}: {} It is looked up and never posted again.",
            attempt.workflowId(),
            attempt.step(),
            inDoubt.why());
        ledger.unknown(attempt.key(), inDoubt.why());
        yield settling.settle(ledger.find(attempt.key()).orElseThrow());
      }
    };
  }

  private static Posted once(Carrier carrier, Carrier.Outgoing outgoing) {
    try {
      return carrier.post(outgoing);
    } catch (RuntimeException bug) {
      LOG.error("Posting attempt {} to {} failed.", outgoing.key(), carrier.name(), bug);
      return new Posted.InDoubt("Posting to " + carrier.name() + " failed in this engine.");
    }
  }

  private Tried refused(
      NewAttempt attempt, Carrier carrier, Telling telling, Posted.Refused refused, int speed) {
    String cause = Telling.atStart(carrier.name()) + " refused it (error " + refused.code() + ").";
    switch (refused.meaning()) {
      case NOT_REACHABLE, FOR_GOOD -> {
        ledger.rejected(attempt.key(), refused.code(), cause);
        ObstacleKind.ofTwilio(attempt.channel(), refused.code())
            .ifPresent(
                kind ->
                    obstacles.mark(
                        attempt.contact(),
                        attempt.channel(),
                        kind,
                        refused.code(),
                        "attempt " + attempt.key()));
      }
      case OPTED_OUT -> optedOut(attempt, carrier, refused.code(), cause);
      case OUR_SETUP -> {
        ledger.notPosted(attempt.key(), cause);
        senders.stop(
            attempt.contact().tenant(),
            attempt.terms().sender(),
            attempt.channel(),
            refused.code());
        return telling.senderStopped(
            refused.code(), Later.askAgain(attempt.businessAt(), speed, attempt.workflowId()));
      }
      case LATER -> {
        ledger.notPosted(attempt.key(), cause);
        throw new TryAgain(TryAgain.Reason.PROVIDER_AWAY, cause, Optional.of(PROVIDER_IS_FULL));
      }
    }
    return telling.refused(refused.code(), refused.meaning());
  }

  private void optedOut(NewAttempt attempt, Carrier carrier, String code, String cause) {
    transactions.executeWithoutResult(
        status -> {
          ContactPoint point = attempt.contact();
          ContactPoint locked =
              consent.lock(
                  point.tenant(), point.kind(), point.value(), Optional.of(attempt.customer()));
          consent.suppress(
              locked,
              Suppression.Scope.of(attempt.channel()),
              "opted out at " + carrier.name(),
              "error " + code + " of attempt " + attempt.key());
          ledger.rejected(attempt.key(), code, cause);
        });
  }
}
