package io.followup.tenant;

import io.followup.calendar.DailyHours;
import io.followup.calendar.DayHours;
import io.followup.sequence.Sequence.Trigger;
import io.followup.touch.MessageClass;
import io.followup.touch.Purpose;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a tenant decides about the objects that are followed up, besides its sequences; under {@code
 * lifecycles}. Everything has a default.
 */
public record Lifecycles(
    Sessions sessions, Jobs jobs, Debts debts, MissedCalls missedCalls, Estimates estimates) {

  public Lifecycles {
    sessions = sessions == null ? new Sessions(null, null) : sessions;
    jobs = jobs == null ? new Jobs(null) : jobs;
    debts = debts == null ? new Debts(null, null, null, null) : debts;
    missedCalls = missedCalls == null ? new MissedCalls(null, null, null, null) : missedCalls;
    estimates = estimates == null ? new Estimates(null) : estimates;
  }

  /** Every default. */
  public static Lifecycles usual() {
    return new Lifecycles(null, null, null, null, null);
  }

  /** Whether the run has sent something before. */
  public enum Before {
    NOTHING,
    SOMETHING
  }

  /**
   * What the law takes a message of this trigger for (docs/reference/messaging.md, kinds of
   * messages). Who calls asks for an answer: the first text after a missed call is one, unless the
   * tenant wants it taken for marketing.
   */
  public MessageClass messageClass(Trigger trigger, Before before) {
    return trigger == Trigger.CALL
            && before == Before.NOTHING
            && missedCalls.firstReply() == MissedCalls.FirstReply.ANSWER
        ? MessageClass.INFORMATIONAL
        : Purpose.of(trigger).messageClass();
  }

  /**
   * Estimates.
   *
   * @param validFor how long an estimate stands after it was made, 1d to 365d: a sequence that goes
   *     on for longer is pointed out to its author; absent = not said
   */
  public record Estimates(Duration validFor) {
    public Estimates {
      if (validFor != null) {
        Bounds.within(
            "lifecycles.estimates.valid-for",
            validFor,
            validFor,
            Duration.ofDays(1),
            Duration.ofDays(365));
      }
    }

    /** How long an estimate stands. */
    public Optional<Duration> validity() {
      return Optional.ofNullable(validFor);
    }
  }

  /**
   * Online bookings that were dropped half-way.
   *
   * @param servicetitanRecovers whether ServiceTitan itself writes to whoever dropped out, so that
   *     nothing is sent here; default false
   * @param routers ids of Scheduling Pro's routers: its API lists the schedulers but not these
   */
  public record Sessions(Boolean servicetitanRecovers, List<String> routers) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,100}");

    public Sessions {
      servicetitanRecovers = servicetitanRecovers == null ? Boolean.FALSE : servicetitanRecovers;
      routers = routers == null ? List.of() : List.copyOf(routers);
      for (String router : routers) {
        if (!ID.matcher(router).matches()) {
          throw new IllegalArgumentException(
              "lifecycles.sessions.routers holds '"
                  + router
                  + "': give the router's id as ServiceTitan shows it");
        }
      }
    }
  }

  /**
   * Jobs and their appointments.
   *
   * @param noShowReasons ids or names of the reasons of cancellation that mean that nobody was
   *     there; default every name that holds "no show"
   */
  public record Jobs(List<String> noShowReasons) {
    private static final Pattern NO_SHOW = Pattern.compile("(?i)\\bno[- ]?shows?\\b");

    public Jobs {
      noShowReasons = noShowReasons == null ? List.of() : List.copyOf(noShowReasons);
    }

    /** Whether this reason of cancellation means that nobody was there. */
    public boolean isNoShow(Optional<String> id, Optional<String> name) {
      return noShowReasons.isEmpty()
          ? name.filter(reason -> NO_SHOW.matcher(reason).find()).isPresent()
          : noShowReasons.stream()
              .anyMatch(
                  reason ->
                      id.filter(reason.strip()::equals).isPresent()
                          || name.filter(reason.strip()::equalsIgnoreCase).isPresent());
    }
  }

  /**
   * Overdue invoices.
   *
   * @param minimumBalance less than this in all is not asked for, in dollars; default 5
   * @param defaultTerms when an invoice without due date is due, counted from its own date; absent
   *     = never
   * @param hours when texts and calls about money go out, in the customer's zone and within {@code
   *     quiet-hours}; default 09:00-18:00, when somebody of the office can be asked back
   * @param days the same; default Monday to Friday
   */
  public record Debts(
      BigDecimal minimumBalance, Duration defaultTerms, String hours, Set<DayOfWeek> days) {
    private static final String USUAL_HOURS = "09:00-18:00";

    public Debts {
      minimumBalance =
          Bounds.within(
              "lifecycles.debts.minimum-balance",
              minimumBalance,
              new BigDecimal("5.00"),
              new BigDecimal("0.01"),
              new BigDecimal("10000"));
      if (defaultTerms != null) {
        Bounds.within(
            "lifecycles.debts.default-terms",
            defaultTerms,
            defaultTerms,
            Duration.ZERO,
            Duration.ofDays(365));
      }
      hours = hours == null ? USUAL_HOURS : hours;
      try {
        DayHours.of(hours);
      } catch (RuntimeException wrong) {
        throw new IllegalArgumentException(
            "lifecycles.debts.hours '" + hours + "' is not allowed: use hours such as 09:00-18:00",
            wrong);
      }
      days =
          days == null || days.isEmpty()
              ? EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)
              : EnumSet.copyOf(days);
    }

    /** How long after its own date an invoice without due date is due. */
    public Optional<Duration> terms() {
      return Optional.ofNullable(defaultTerms);
    }

    /** When texts and calls about money may go out. */
    public DailyHours open() {
      return day -> on(day.getDayOfWeek());
    }

    Optional<DayHours> on(DayOfWeek day) {
      return days.contains(day) ? Optional.of(DayHours.of(hours)) : Optional.empty();
    }
  }

  /**
   * Calls that nobody took.
   *
   * @param createCustomers whether a caller whom the dispatch system does not know becomes a
   *     customer there once a text went out; default true
   * @param firstReply what the first text after the call is taken for; default {@code answer}
   * @param vendors numbers of vendors and others who call often and are not customers, in E.164
   *     form; the company's own stand under {@code contacting.own}
   * @param externalDataApplication the GUID under which this engine may keep data with customers in
   *     ServiceTitan, so that a customer that it created is found again by more than the number
   */
  public record MissedCalls(
      Boolean createCustomers,
      FirstReply firstReply,
      List<String> vendors,
      String externalDataApplication) {
    private static final Pattern GUID =
        Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

    /** What the first text after a missed call is. */
    public enum FirstReply {
      /** An answer to somebody who asked for one by calling: it needs no further consent. */
      ANSWER,
      /** Marketing like any other, with the consent that this needs. */
      MARKETING
    }

    public MissedCalls {
      createCustomers = createCustomers == null ? Boolean.TRUE : createCustomers;
      firstReply = firstReply == null ? FirstReply.ANSWER : firstReply;
      vendors = vendors == null ? List.of() : vendors.stream().map(String::strip).toList();
      for (String vendor : vendors) {
        if (!E164.matcher(vendor).matches()) {
          throw new IllegalArgumentException(
              "lifecycles.missed-calls.vendors holds a text that is no number: use E.164 form such"
                  + " as +15125550100");
        }
      }
      if (externalDataApplication != null
          && !GUID.matcher(externalDataApplication.toLowerCase(Locale.ROOT)).matches()) {
        throw new IllegalArgumentException(
            "lifecycles.missed-calls.external-data-application is not a GUID: copy it from the"
                + " app's page in the developer portal, or leave it out");
      }
    }

    /** The GUID for data of our own with customers. */
    public Optional<String> application() {
      return Optional.ofNullable(externalDataApplication);
    }
  }
}
