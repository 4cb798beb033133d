package io.followup.guard;

import io.followup.calendar.OpenHours;
import io.followup.run.Words;
import io.followup.touch.Channel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Phones ring only in the open hours of every zone that the person may be in. E-mails go at any
 * hour: they make no sound, and the rules on hours (47 CFR 64.1200(c)(1) and the states') are about
 * calls and texts.
 *
 * <table>
 * <caption>Policy for SMS and voice</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>it is closed in one of the zones</td>
 *     <td>DEFER to the next instant at which it is open in all</td></tr>
 * <tr><td>there is no such instant in the next two weeks</td><td>HOLD</td></tr>
 * <tr><td>no zone is known</td><td>HOLD</td></tr>
 * </table>
 */
final class WithinOpenHours implements Guard {
  @Override
  public String name() {
    return "within-open-hours";
  }

  @Override
  public Verdict check(Sending sending) {
    if (sending.channel() == Channel.EMAIL) {
      return Verdict.PASS;
    }
    if (sending.place().zones().isEmpty()) {
      return new Verdict.Hold(
          "No time zone is known for this customer: give the location an address, or the tenant a"
              + " zone.");
    }
    OpenHours hours =
        new OpenHours(
            sending.place().quietHours().opens(),
            sending.place().quietHours().closes(),
            sending.place().zones());
    if (hours.isOpen(sending.now())) {
      return Verdict.PASS;
    }
    return hours
        .next(sending.now())
        .<Verdict>map(
            until ->
                new Verdict.Defer(
                    until, quiet(hours, sending.now()) + waits(hours, sending.now(), until)))
        .orElseGet(
            () ->
                new Verdict.Hold(
                    quiet(hours, sending.now())
                        + "the zones that the customer may be in have no open hour in common."));
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of(
        "zones",
        sending.place().zones().stream()
            .map(ZoneId::getId)
            .sorted()
            .collect(Collectors.joining(" ")),
        "hours",
        sending.place().quietHours().opens() + "-" + sending.place().quietHours().closes());
  }

  private static String quiet(OpenHours hours, Instant now) {
    return "Quiet hours in "
        + hours.closedZones(now).getFirst()
        + " (open "
        + hours.opens()
        + "-"
        + hours.closes()
        + "): ";
  }

  private static String waits(OpenHours hours, Instant now, Instant until) {
    ZoneId closed = hours.closedZones(now).getFirst();
    String when = "waits until " + Words.when(until, closed);
    return hours.zones().size() == 1
        ? when + "."
        : when + " there, when it is open in every zone that the customer may be in.";
  }
}
