package io.followup.lifecycle;

import io.followup.fact.BookingAccepted;
import io.followup.fact.BookingConverted;
import io.followup.fact.BookingDismissed;
import io.followup.fact.BookingReceived;
import io.followup.fact.CustomerBooked;
import io.followup.fact.SubjectFact;
import io.followup.run.Outcome;
import io.followup.sequence.Anchor;
import io.followup.sequence.FactName;
import java.time.Instant;
import java.util.Optional;

/**
 * A booking: new until the office accepts it, makes a job of it, or dismisses it. A dismissed one
 * is a lead, when there is a sequence for leads, until the customer books by another way. Of two
 * tellings the later one counts, save that what became a job stays one.
 *
 * @param start when the customer would like somebody to come
 * @param modifiedOn when the dispatch system last changed it
 */
public record BookingLifecycle(Status status, Optional<Instant> start, Instant modifiedOn)
    implements Lifecycle {

  /** How the office stands to it, as long as there is something to follow up. */
  public enum Status {
    NEW,
    DISMISSED
  }

  static BookingLifecycle of(BookingReceived received) {
    return new BookingLifecycle(Status.NEW, received.start(), received.modifiedOn());
  }

  static BookingLifecycle of(BookingDismissed dismissed) {
    return new BookingLifecycle(Status.DISMISSED, Optional.empty(), dismissed.modifiedOn());
  }

  @Override
  public Change on(SubjectFact fact) {
    return switch (fact) {
      case BookingConverted converted ->
          Change.over(
              this,
              Outcome.WON,
              "The booking became " + converted.job().map(id -> "job " + id).orElse("a job") + ".");
      case BookingAccepted accepted ->
          accepted.modifiedOn().isBefore(modifiedOn)
              ? Change.nothing(this)
              : Change.over(this, Outcome.WON, "The office accepted the booking.");
      case BookingReceived received -> received(received);
      case BookingDismissed dismissed -> dismissed(dismissed);
      default -> Change.nothing(this);
    };
  }

  private Change received(BookingReceived received) {
    if (!received.modifiedOn().isAfter(modifiedOn)) {
      return Change.nothing(this);
    }
    BookingLifecycle after = of(received);
    if (status == Status.DISMISSED) {
      return Change.over(after, Outcome.WON, "The office took the booking up again.");
    }
    return received.start().equals(start)
        ? Change.nothing(after)
        : Change.told(after, "The customer wishes another time.").with(Change.Effect.MOVED);
  }

  private Change dismissed(BookingDismissed dismissed) {
    return status == Status.DISMISSED || dismissed.modifiedOn().isBefore(modifiedOn)
        ? Change.nothing(this)
        : Change.over(of(dismissed), Outcome.LOST, "The office dismissed the booking.");
  }

  /** A lead that books by another way is won. A new booking is itself what was booked. */
  @Override
  public Change on(CustomerBooked booked) {
    return status == Status.DISMISSED && booked.at().isAfter(modifiedOn)
        ? Change.over(this, Outcome.WON, "The customer booked: " + booked.what() + ".")
        : Change.nothing(this);
  }

  @Override
  public Optional<Instant> at(Anchor anchor) {
    return anchor == Anchor.BOOKING_START ? start : Optional.empty();
  }

  /** Every reminder may be out before the office decides; a dismissal still makes it a lead. */
  @Override
  public Optional<String> waitsFor() {
    return status == Status.NEW
        ? Optional.of("Waits for the office to take up the booking.")
        : Optional.empty();
  }

  /** Only what was booked since counts. */
  @Override
  public boolean decidesOn(FactName fact) {
    return fact == FactName.CUSTOMER_BOOKED;
  }

  @Override
  public String inTheEnd() {
    return status == Status.NEW
        ? "the office has not taken up the booking"
        : "nothing more came of the booking";
  }

  @Override
  public String trigger() {
    return status == Status.NEW ? "the booking came in" : "the booking was dismissed";
  }
}
