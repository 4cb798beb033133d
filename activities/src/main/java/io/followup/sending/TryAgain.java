package io.followup.sending;

import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;

/** This try of a touch ends here and Temporal calls again later; nothing is lost by that. */
final class TryAgain extends RuntimeException {
  private final Reason reason;
  private final transient Optional<Duration> after;

  /** Why, as the failure's type in Temporal. */
  enum Reason {
    DISPATCH_SYSTEM_AWAY("DispatchSystemAway"),
    PROVIDER_AWAY("ProviderAway"),
    ANSWER_LOST("AnswerLost"),
    UNDER_WAY("UnderWay"),
    DATABASE_AWAY("DatabaseAway");

    private final String type;

    Reason(String type) {
      this.type = type;
    }

    String type() {
      return type;
    }
  }

  /**
   * @param message one sentence without personal data
   * @param after when empty, Temporal's retry policy says when
   */
  TryAgain(Reason reason, String message, Optional<Duration> after) {
    super(message, null, false, false);
    this.reason = reason;
    this.after = after;
  }

  Reason reason() {
    return reason;
  }

  Optional<Duration> after() {
    return after;
  }

  /** Retries are the plan, not an incident: they are shown in Temporal, not logged as errors. */
  ApplicationFailure asFailure() {
    ApplicationFailure.Builder failure =
        ApplicationFailure.newBuilder()
            .setType(reason.type())
            .setMessage(getMessage())
            .setCategory(ApplicationErrorCategory.BENIGN);
    after.ifPresent(failure::setNextRetryDelay);
    return failure.build();
  }
}
