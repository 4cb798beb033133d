package io.followup.guard;

import io.followup.calendar.DailyHours;
import io.followup.calendar.DayHours;
import io.followup.calendar.OpenHours;
import io.followup.calendar.StateRules;
import io.followup.run.Words;
import io.followup.tenant.QuietHours;
import io.followup.touch.Channel;
import io.followup.touch.MessageClass;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Phones ring only in the open hours of every zone and every state that the person may be in, by
 * address and by number: the tenant's hours, cut by those of the USA and of the states ({@link
 * StateRules}). E-mails go at any hour: they make no sound, and the rules on hours (47 CFR
 * 64.1200(c)(1) and the states') are about calls and texts.
 *
 * <table>
 * <caption>Policy for SMS and voice; about money owed only in the tenant's hours for that</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>it is closed in one of the zones, or closes within 5 minutes</td>
 *     <td>DEFER to the next instant at which it is open in all, spread by workflow id</td></tr>
 * <tr><td>there is no such instant in the next two weeks</td><td>HOLD</td></tr>
 * <tr><td>no zone is known</td><td>HOLD</td></tr>
 * </table>
 *
 * <p>Business time: it is the person's day that counts.
 */
public final class WithinOpenHours implements Guard {
  /** A message must not be under way when it closes. */
  private static final Duration AT_LEAST = Duration.ofMinutes(5);

  private static final StateRules RULES = new StateRules();

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
    OpenHours hours = hours(sending);
    if (hours.staysOpen(sending.now(), AT_LEAST)) {
      return Verdict.PASS;
    }
    return hours
        .next(sending.now(), AT_LEAST)
        .<Verdict>map(
            opening -> {
              Instant until = spread(sending, hours, opening);
              return new Verdict.Defer(
                  until, quiet(sending, hours) + waits(sending, hours, opening));
            })
        .orElseGet(
            () ->
                new Verdict.Hold(
                    quiet(sending, hours)
                        + "the zones that the customer may be in have no open hour in common."));
  }

  /** The open hours of a send. */
  private static OpenHours hours(Sending sending) {
    MessageClass message = sending.planned().messageClass();
    DailyHours tenants = sending.place().quietHours().hours(message);
    return new OpenHours(
        sending.place().quietHours().legalHours() == QuietHours.LegalHours.IGNORED
            ? tenants
            : DailyHours.all(
                List.of(
                    tenants,
                    message == MessageClass.DEBT ? sending.place().debts() : tenants,
                    RULES.hours(sending.place().states(), message))),
        sending.place().zones());
  }

  /**
   * How long it stays open in every zone, so that a message that waits at the provider dies before.
   *
   * @return zero when it is closed
   */
  public static Duration staysOpen(Sending sending) {
    if (sending.place().zones().isEmpty()) {
      return Duration.ZERO;
    }
    OpenHours hours = hours(sending);
    return hours.isOpen(sending.now())
        ? Duration.between(sending.now(), hours.closing(sending.now()))
        : Duration.ZERO;
  }

  /** The run's part of the spread, where it is still open then. */
  private static Instant spread(Sending sending, OpenHours hours, Instant opening) {
    Instant spread = opening.plus(Later.spread(sending));
    return hours.staysOpen(spread, AT_LEAST) ? spread : opening;
  }

  private static String quiet(Sending sending, OpenHours hours) {
    ZoneId zone = toldZone(sending, hours);
    LocalDate day = LocalDate.ofInstant(sending.now(), zone);
    Optional<DayHours> open = hours.daily().on(day);
    String told =
        open.map(some -> "open " + some)
            .or(
                () ->
                    sending
                        .place()
                        .quietHours()
                        .whyClosed(day, sending.planned().messageClass())
                        .map(holiday -> "closed: " + holiday))
            .orElse("closed that day");
    return "Quiet hours in " + zone + " (" + told + "): ";
  }

  /** The first zone in which it is closed, or about to close. */
  private static ZoneId toldZone(Sending sending, OpenHours hours) {
    return hours.closedZones(sending.now()).stream()
        .findFirst()
        .or(() -> hours.closedZones(sending.now().plus(AT_LEAST)).stream().findFirst())
        .orElseGet(() -> Waits.zone(sending));
  }

  private static String waits(Sending sending, OpenHours hours, Instant opening) {
    String when = "waits until " + Words.when(opening, toldZone(sending, hours));
    return hours.zones().size() == 1
        ? when + "."
        : when + " there, when it is open in every zone that the customer may be in.";
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of(
        "zones",
        sending.place().zones().stream()
            .map(ZoneId::getId)
            .sorted()
            .collect(Collectors.joining(" ")),
        "states",
        String.join(" ", new TreeSet<>(sending.place().states())),
        "hours",
        sending.place().quietHours().opens() + "-" + sending.place().quietHours().closes(),
        "rules",
        RULES.sources(
            sending.place().states(), sending.planned().messageClass(), Waits.today(sending)));
  }
}
