package io.followup.run;

import io.followup.fact.BookingAccepted;
import io.followup.fact.BookingConverted;
import io.followup.fact.BookingDismissed;
import io.followup.fact.BookingPageViewed;
import io.followup.fact.CustomerBooked;
import io.followup.fact.CustomerReplied;
import io.followup.fact.EstimateDismissed;
import io.followup.fact.EstimateSold;
import io.followup.fact.EstimateViewed;
import io.followup.fact.Fact;
import io.followup.fact.JobCanceled;
import io.followup.fact.JobCompleted;
import io.followup.fact.SessionCompleted;
import io.followup.fact.TechnicianDispatched;
import io.followup.sequence.FactName;
import java.util.Optional;

/** By which name sequences know a fact. */
final class FactNames {
  private FactNames() {}

  /** Empty for facts that no sequence can wait for. */
  static Optional<FactName> of(Fact fact) {
    return switch (fact) {
      case EstimateSold sold -> Optional.of(FactName.ESTIMATE_SOLD);
      case EstimateDismissed dismissed -> Optional.of(FactName.ESTIMATE_DISMISSED);
      case EstimateViewed viewed -> Optional.of(FactName.ESTIMATE_VIEWED);
      case BookingAccepted accepted -> Optional.of(FactName.BOOKING_ACCEPTED);
      case BookingConverted converted -> Optional.of(FactName.BOOKING_CONVERTED);
      case BookingDismissed dismissed -> Optional.of(FactName.BOOKING_DISMISSED);
      case SessionCompleted completed -> Optional.of(FactName.SESSION_COMPLETED);
      case CustomerBooked booked -> Optional.of(FactName.CUSTOMER_BOOKED);
      case TechnicianDispatched dispatched -> Optional.of(FactName.TECHNICIAN_DISPATCHED);
      case JobCompleted completed -> Optional.of(FactName.JOB_COMPLETED);
      case JobCanceled canceled -> Optional.of(FactName.JOB_CANCELED);
      case CustomerReplied replied -> Optional.of(FactName.CUSTOMER_REPLIED);
      case BookingPageViewed viewed -> Optional.of(FactName.BOOKING_PAGE_VIEWED);
      default -> Optional.empty();
    };
  }
}
