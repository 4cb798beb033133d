package io.followup.api.servicetitan;

import io.followup.api.relay.Reading;
import io.followup.fact.EstimateDismissed;
import io.followup.fact.EstimateFact;
import io.followup.fact.EstimateOpened;
import io.followup.fact.EstimateSold;
import io.followup.fact.Origin;
import io.followup.subject.CustomerId;
import io.followup.subject.EstimateId;
import io.followup.subject.EstimateSubject;
import io.followup.tenant.Tenant;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one estimate. Its state counts; the event's name only where the state is not told. */
record EstimateReading(
    Delivered delivered, Envelope envelope, String event, Tenant tenant, String dedupKey) {

  /** Clocks differ; more than this ahead of ours is wrong. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private enum State {
    OPEN,
    SOLD,
    DISMISSED
  }

  Reading read() {
    Fields estimate = envelope.resource();
    try {
      Optional<String> id = estimate.id("id");
      if (id.isEmpty()) {
        return Reading.unreadable(Optional.of(event), "the body names no estimate id.");
      }
      Optional<State> state = state(estimate);
      if (state.isEmpty()) {
        return Reading.unreadable(
            Optional.of(event),
            "estimate " + id.get() + " has a status that is none of Open, Sold and Dismissed.");
      }
      return read(estimate, new EstimateId(id.get()), state.get());
    } catch (Fields.Senseless senseless) {
      return Reading.unreadable(
          Optional.of(event), "the estimate makes no sense: " + senseless.getMessage() + ".");
    }
  }

  private Reading read(Fields estimate, EstimateId id, State state) {
    EstimateSubject subject =
        EstimateSubject.of(delivered.tenant(), estimate.id("jobId"), estimate.id("projectId"), id);
    Instant occurred =
        notAhead(
            envelope
                .time()
                .or(() -> estimate.instant("modifiedOn"))
                .orElse(delivered.receivedAt()));
    Instant modified = notAhead(estimate.instant("modifiedOn").orElse(occurred));
    Origin origin =
        new Origin(
            dedupKey, delivered.tenant(), occurred, delivered.receivedAt(), "servicetitan-webhook");
    return switch (state) {
      case SOLD -> fact("estimate.sold", new EstimateSold(origin, subject, id, modified));
      case DISMISSED ->
          fact("estimate.dismissed", new EstimateDismissed(origin, subject, id, modified));
      case OPEN -> opened(estimate, id, subject, modified, origin);
    };
  }

  private Reading opened(
      Fields estimate, EstimateId id, EstimateSubject subject, Instant modified, Origin origin) {
    String readAs = isSettled(event) ? "estimate.updated" : event;
    Optional<String> customer = estimate.id("customerId");
    if (customer.isEmpty()) {
      return Reading.nothing(
          readAs,
          "estimate " + id + " names no customer; an update that does will start the follow-up.");
    }
    BigDecimal total =
        estimate
            .money("subtotal")
            .map(subtotal -> subtotal.add(estimate.money("tax").orElse(BigDecimal.ZERO)))
            .or(() -> estimate.money("total"))
            .orElse(BigDecimal.ZERO);
    Instant created = notAhead(estimate.instant("createdOn").orElse(modified));
    return fact(
        readAs,
        new EstimateOpened(
            origin, subject, id, new CustomerId(customer.get()), total, created, modified));
  }

  private static Reading fact(String readAs, EstimateFact fact) {
    return Reading.facts(readAs, List.of(fact));
  }

  private Optional<State> state(Fields estimate) {
    Optional<String> told = status(estimate);
    State state =
        switch (told.orElse(event)) {
          case "open", "0", "estimate.created", "estimate.updated", "estimate.unsold" -> State.OPEN;
          case "sold", "1", "estimate.sold" -> State.SOLD;
          case "dismissed", "2", "estimate.dismissed" -> State.DISMISSED;
          default -> null;
        };
    boolean inactive = !estimate.flag("active").orElse(true);
    return Optional.ofNullable(state == State.OPEN && inactive ? State.DISMISSED : state);
  }

  /** A status is told as text, as number, or as an object with name and value; the name counts. */
  static Optional<String> status(Fields estimate) {
    return estimate
        .object("status")
        .flatMap(status -> status.text("name", "value"))
        .or(() -> estimate.text("status"))
        .map(status -> status.toLowerCase(Locale.ROOT));
  }

  private static boolean isSettled(String event) {
    return event.equals("estimate.sold") || event.equals("estimate.dismissed");
  }

  /** A sandbox lives in its own business time, which may be far from ours. */
  private Instant notAhead(Instant told) {
    boolean ahead = tenant.sandbox() == null && told.isAfter(delivered.receivedAt().plus(AHEAD));
    return ahead ? delivered.receivedAt() : told;
  }
}
