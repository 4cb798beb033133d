package io.followup.servicetitan;

import io.followup.dispatch.Action;
import io.followup.dispatch.Deed;
import io.followup.dispatch.DispatchRefused;
import io.followup.servicetitan.RowsOfDeeds.Booking;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Dismissing a booking: its status tells whether it is done. */
final class DismissalDeed implements Deed {
  private final ServiceTitanApi api;
  private final Action.DismissBooking dismissal;

  DismissalDeed(ServiceTitanApi api, Action.DismissBooking dismissal) {
    this.api = api;
    this.dismissal = dismissal;
  }

  @Override
  public Optional<Done> find() {
    Booking booking = read();
    String status = booking.status() == null ? "" : booking.status();
    if (status.equalsIgnoreCase("Converted")) {
      throw new DispatchRefused(
          "Booking " + booking.id() + " became a job meanwhile, so it is not dismissed.");
    }
    return status.equalsIgnoreCase("Dismissed") ? Optional.of(done(booking)) : Optional.empty();
  }

  @Override
  public Done make() {
    Booking booking = read();
    if (booking.bookingProviderId() == null) {
      throw new DispatchRefused(
          "Booking "
              + booking.id()
              + " names no booking provider, so the API cannot dismiss it: dismiss it in"
              + " ServiceTitan.");
    }
    Map<String, Object> body = new LinkedHashMap<>();
    dismissal.reason().ifPresent(reason -> body.put("callReasonId", reason));
    body.put("dismissingMemo", dismissal.memo());
    api.perform(
        "crm/v2",
        "booking-provider/"
            + booking.bookingProviderId()
            + "/bookings/"
            + booking.id()
            + "/dismiss",
        body);
    return done(booking);
  }

  private Booking read() {
    return api.<Booking>get("crm/v2", "bookings/" + dismissal.booking(), RowsOfDeeds.BOOKING)
        .orElseThrow(
            () ->
                new DispatchRefused(
                    "ServiceTitan does not know booking " + dismissal.booking() + "."));
  }

  private static Done done(Booking booking) {
    return new Done(Long.toString(booking.id()), "Booking " + booking.id() + " is dismissed.");
  }
}
