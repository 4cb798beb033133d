package io.followup.sending;

import io.followup.ledger.Attempt;
import io.followup.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds out what became of an attempt that left PLANNED before: from the ledger, which callbacks
 * keep up to date, or by looking at the provider. Never posts.
 */
final class Settling {
  /** Longer than any POST takes: after that its sender is gone. */
  private static final Duration POST_TAKES = Duration.ofSeconds(30);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

  private final Ledger ledger;
  private final Carriers carriers;
  private final Clock clock;
  private final Duration patience;

  /**
   * @param patience how long a lost answer is looked for before the run goes on without it
   */
  Settling(Ledger ledger, Carriers carriers, Clock clock, Duration patience) {
    this.ledger = ledger;
    this.carriers = carriers;
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * @param attempt in any state but PLANNED
   * @throws TryAgain when it may become clear later
   */
  Tried settle(Attempt attempt) {
    Carrier carrier = carriers.of(attempt.channel());
    Telling telling =
        new Telling(attempt.channel(), attempt.key(), carrier.name(), attempt.businessAt());
    return switch (attempt.state()) {
      case CONFIRMED -> telling.sent(attempt.providerId().orElse(""));
      case REJECTED -> {
        String code = attempt.errorCode().orElse("");
        yield telling.refused(code, carrier.meaning(code));
      }
      case SUBMITTING, UNKNOWN ->
          find(attempt, carrier)
              .map(telling::sent)
              .orElseGet(() -> stillInDoubt(attempt, carrier, telling));
      case PLANNED -> throw new IllegalArgumentException("nothing was posted: " + attempt);
    };
  }

  private Optional<String> find(Attempt attempt, Carrier carrier) {
    Optional<String> found =
        carrier.find(
            attempt,
            id ->
                ledger
                    .byProviderId(attempt.tenant(), id)
                    .filter(other -> !other.key().equals(attempt.key()))
                    .isPresent());
    found.ifPresent(id -> ledger.confirmed(attempt.key(), id, "Found at " + carrier.name() + "."));
    return found;
  }

  private Tried stillInDoubt(Attempt attempt, Carrier carrier, Telling telling) {
    Duration age = Duration.between(attempt.updatedAt(), now());
    if (attempt.state() == Attempt.State.SUBMITTING) {
      if (age.compareTo(POST_TAKES) < 0) {
        throw new TryAgain(
            TryAgain.Reason.UNDER_WAY,
            "An earlier try of this touch may still be under way.",
            Optional.of(POST_TAKES.minus(age)));
      }
      ledger.unknown(attempt.key(), "Whoever posted it never recorded the answer.");
    }
    if (carrier.canFind() && age.compareTo(patience) < 0) {
      throw new TryAgain(
          TryAgain.Reason.ANSWER_LOST,
          "The answer of " + carrier.name() + " was lost; looking for the message there.",
          Optional.of(LOOK_AGAIN));
    }
    return telling.unknown();
  }

  private Instant now() {
    return clock.instant();
  }
}
