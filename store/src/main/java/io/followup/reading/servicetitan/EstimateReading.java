package io.followup.reading.servicetitan;

import io.followup.fact.EstimateDismissed;
import io.followup.fact.EstimateFact;
import io.followup.fact.EstimateOpened;
import io.followup.fact.EstimateSold;
import io.followup.reading.Reading;
import io.followup.subject.CustomerId;
import io.followup.subject.EstimateId;
import io.followup.subject.EstimateSubject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads one estimate. Its state counts; the event's name only where the state is not told. */
record EstimateReading(Notice notice) {

  private enum State {
    OPEN,
    SOLD,
    DISMISSED
  }

  Reading read() {
    Optional<String> id = notice.resource().id("id");
    if (id.isEmpty()) {
      return notice.unreadable("the body names no estimate id.");
    }
    Optional<State> state = state();
    if (state.isEmpty()) {
      return notice.unreadable(
          "estimate " + id.get() + " has a status that is none of Open, Sold and Dismissed.");
    }
    return read(new EstimateId(id.get()), state.get());
  }

  private Reading read(EstimateId id, State state) {
    Fields estimate = notice.resource();
    EstimateSubject subject =
        EstimateSubject.of(notice.tenantId(), estimate.id("jobId"), estimate.id("projectId"), id);
    return switch (state) {
      case SOLD ->
          fact("estimate.sold", new EstimateSold(notice.origin(), subject, id, notice.modified()));
      case DISMISSED ->
          fact(
              "estimate.dismissed",
              new EstimateDismissed(notice.origin(), subject, id, notice.modified()));
      case OPEN -> opened(estimate, id, subject);
    };
  }

  private Reading opened(Fields estimate, EstimateId id, EstimateSubject subject) {
    String readAs = isSettled(notice.event()) ? "estimate.updated" : notice.event();
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
    return fact(
        readAs,
        new EstimateOpened(
            notice.origin(),
            subject,
            id,
            new CustomerId(customer.get()),
            total,
            notice.created(),
            notice.modified()));
  }

  private static Reading fact(String readAs, EstimateFact fact) {
    return Reading.facts(readAs, List.of(fact));
  }

  private Optional<State> state() {
    State state =
        switch (notice.status().orElse(notice.event())) {
          case "open", "0", "estimate.created", "estimate.updated", "estimate.unsold" -> State.OPEN;
          case "sold", "1", "estimate.sold" -> State.SOLD;
          case "dismissed", "2", "estimate.dismissed" -> State.DISMISSED;
          default -> null;
        };
    return Optional.ofNullable(state == State.OPEN && notice.inactive() ? State.DISMISSED : state);
  }

  private static boolean isSettled(String event) {
    return event.equals("estimate.sold") || event.equals("estimate.dismissed");
  }
}
