package io.followup.api.actions;

import io.followup.dispatch.Action;
import io.followup.dispatch.Action.Priority;
import io.followup.subject.CustomerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Bookings, leads, jobs and estimates. */
final class WantedWork {
  private static final int LONGEST_SUMMARY = 4_000;
  private static final int MOST_ITEMS = 100;

  private WantedWork() {}

  /**
   * What kind of work it is, and where the customer came from.
   *
   * @param priority low, normal (default), high or urgent
   */
  record Work(Long businessUnit, Long jobType, Long campaign, String priority) {
    static Action.Work of(Work given) {
      if (given == null) {
        throw Fields.wrong("work", "is missing", "Give businessUnit, jobType and campaign.");
      }
      return new Action.Work(
          Fields.number("businessUnit", given.businessUnit),
          Fields.number("jobType", given.jobType),
          Fields.number("campaign", given.campaign),
          given.priority == null
              ? Priority.NORMAL
              : Fields.oneOf("priority", given.priority, Priority.values()));
    }
  }

  /**
   * @param from begin of the arrival window that the customer is told
   * @param booking that it comes from and which it converts; may be left out
   * @param lead that it comes from; may be left out
   */
  record Job(
      String tenant,
      String customer,
      Long location,
      Work work,
      String from,
      String until,
      String summary,
      String booking,
      String lead)
      implements Wanted {
    @Override
    public Action action() {
      Instant begin = Fields.instant("from", from);
      Instant end = Fields.instant("until", until);
      if (!end.isAfter(begin)) {
        throw Fields.wrong("until", "is not after from", "Give the end of the arrival window.");
      }
      return new Action.CreateJob(
          new CustomerId(Fields.id("customer", customer)),
          Fields.number("location", location),
          Work.of(work),
          new Action.Visit(begin, end),
          Fields.text("summary", summary, LONGEST_SUMMARY),
          Fields.optionalId("booking", booking),
          Fields.optionalId("lead", lead));
    }

    @Override
    public String toString() {
      return "Job";
    }
  }

  /**
   * @param sku id in the price book
   * @param each in the tenant's currency
   */
  record Item(Long sku, String description, BigDecimal quantity, BigDecimal each) {
    Action.Item item() {
      return new Action.Item(
          Fields.number("sku", sku),
          Fields.text("description", description, LONGEST_SUMMARY),
          Fields.amount("quantity", quantity),
          Fields.amount("each", each));
    }
  }

  /**
   * @param source a page about where the offer comes from; the estimate is found again by the mark
   *     that stands with it
   */
  record Estimate(
      String tenant, String job, String name, String summary, List<Item> items, String source)
      implements Wanted {
    @Override
    public Action action() {
      return new Action.CreateEstimate(
          Fields.id("job", job),
          Fields.text("name", name, 200),
          Fields.text("summary", summary, LONGEST_SUMMARY),
          Fields.list("items", items, MOST_ITEMS).stream().map(Item::item).toList(),
          Fields.page("source", source));
    }

    @Override
    public String toString() {
      return "Estimate";
    }
  }

  /** The office takes a booking on. */
  record Acceptance(String tenant, String booking) implements Wanted {
    @Override
    public Action action() {
      return new Action.AcceptBooking(Fields.id("booking", booking));
    }
  }

  /**
   * Nothing comes of a booking.
   *
   * @param reason id of the reason; may be left out
   */
  record Dismissal(String tenant, String booking, Long reason, String memo) implements Wanted {
    @Override
    public Action action() {
      return new Action.DismissBooking(
          Fields.id("booking", booking),
          Optional.ofNullable(reason).map(id -> Fields.number("reason", id)),
          Fields.text("memo", memo, LONGEST_SUMMARY));
    }

    @Override
    public String toString() {
      return "Dismissal";
    }
  }

  /**
   * @param location may be left out
   * @param followUpAt when the office is to call back
   */
  record Lead(
      String tenant, String customer, Long location, Work work, String summary, String followUpAt)
      implements Wanted {
    @Override
    public Action action() {
      return new Action.CreateLead(
          new CustomerId(Fields.id("customer", customer)),
          Optional.ofNullable(location).map(id -> Fields.number("location", id)),
          Work.of(work),
          Fields.text("summary", summary, LONGEST_SUMMARY),
          Fields.instant("followUpAt", followUpAt));
    }

    @Override
    public String toString() {
      return "Lead";
    }
  }

  /** A lead is to be called back at another time. */
  record LeadFollowUp(String tenant, String lead, String at, String text) implements Wanted {
    @Override
    public Action action() {
      return new Action.FollowUpLead(
          Fields.id("lead", lead),
          Fields.instant("at", at),
          Fields.text("text", text, LONGEST_SUMMARY));
    }

    @Override
    public String toString() {
      return "LeadFollowUp";
    }
  }
}
