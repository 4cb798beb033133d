package io.followup.sequence;

import io.followup.sequence.Sequence.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields that a trigger's sequences may name, in messages and in conditions, with their types.
 * The manual lists them ({@code docs/sequences.md}, Fields of each trigger).
 */
public final class FieldSchema {
  /** The parts that a time has in messages, as in {@code {{appointment.start.time}}}. */
  public static final List<String> TIME_PARTS = List.of("date", "time", "weekday");

  /** Who somebody is: for messages only, as conditions are told in plain sentences. */
  private static final Set<String> FOR_MESSAGES_ONLY =
      Set.of(
          Slots.CUSTOMER_FIRST_NAME,
          Slots.CUSTOMER_NAME,
          Slots.COMPANY_NAME,
          Slots.COMPANY_PHONE,
          Slots.LINK,
          "booking.name",
          "technician.name");

  private static final Map<Trigger, FieldSchema> BY_TRIGGER = new EnumMap<>(Trigger.class);

  static {
    Arrays.stream(Trigger.values())
        .forEach(trigger -> BY_TRIGGER.put(trigger, new FieldSchema(trigger)));
  }

  private final Trigger trigger;
  private final Map<String, FieldType> fields;

  private FieldSchema(Trigger trigger) {
    this.trigger = trigger;
    Map<String, FieldType> all = new LinkedHashMap<>();
    all.put(Slots.CUSTOMER_FIRST_NAME, FieldType.TEXT);
    all.put(Slots.CUSTOMER_NAME, FieldType.TEXT);
    all.put("customer.type", FieldType.TEXT);
    all.put(Slots.COMPANY_NAME, FieldType.TEXT);
    all.put(Slots.COMPANY_PHONE, FieldType.TEXT);
    all.putAll(own(trigger));
    all.put(Slots.LINK, FieldType.TEXT);
    this.fields = Collections.unmodifiableMap(all);
  }

  public static FieldSchema of(Trigger trigger) {
    return BY_TRIGGER.get(trigger);
  }

  private static Map<String, FieldType> own(Trigger trigger) {
    Map<String, FieldType> own = new LinkedHashMap<>();
    switch (trigger) {
      case ESTIMATE, ESTIMATE_VIEWED -> {
        own.put(Slots.IN_SERVICE_AREA, FieldType.YES_NO);
        own.put(Slots.ESTIMATE_NAME, FieldType.TEXT);
        own.put(Slots.ESTIMATE_TOTAL, FieldType.MONEY);
        own.put("estimate.options", FieldType.NUMBER);
        own.put("estimate.viewed", FieldType.YES_NO);
        own.put(Slots.JOB_TYPE, FieldType.TEXT);
        own.put(Slots.JOB_NUMBER, FieldType.TEXT);
      }
      case BOOKING, BOOKING_DISMISSED -> {
        own.put(Slots.IN_SERVICE_AREA, FieldType.YES_NO);
        own.put("booking.name", FieldType.TEXT);
        own.put("booking.start", FieldType.TIME);
        own.put("booking.summary", FieldType.TEXT);
        own.put("booking.source", FieldType.TEXT);
        own.put(Slots.NEXT_WINDOW, FieldType.TIME);
        own.put(Slots.NEXT_WINDOW_END, FieldType.TIME);
        own.put("booking.isFirstTimeClient", FieldType.YES_NO);
        own.put("booking.jobTypeKnown", FieldType.YES_NO);
        own.put(Slots.JOB_TYPE, FieldType.TEXT);
      }
      case SESSION -> {
        own.put(Slots.IN_SERVICE_AREA, FieldType.YES_NO);
        own.put(Slots.NEXT_WINDOW, FieldType.TIME);
        own.put(Slots.NEXT_WINDOW_END, FieldType.TIME);
        own.put("session.lastStep", FieldType.TEXT);
        own.put("session.category", FieldType.TEXT);
        own.put("session.isNewCustomer", FieldType.YES_NO);
        own.put("session.marketingOptIn", FieldType.YES_NO);
        own.put("session.estimateTotal", FieldType.MONEY);
      }
      case APPOINTMENT, JOB_COMPLETED, JOB_NO_SHOW -> {
        own.put(Slots.JOB_NUMBER, FieldType.TEXT);
        own.put(Slots.JOB_TYPE, FieldType.TEXT);
        own.put("job.total", FieldType.MONEY);
        own.put("job.isRecall", FieldType.YES_NO);
        own.put("job.noCharge", FieldType.YES_NO);
        own.put(Slots.JOB_CAMPAIGN, FieldType.TEXT);
        own.put(Slots.JOB_SOURCE, FieldType.TEXT);
        own.put("customer.isMember", FieldType.YES_NO);
        own.put("appointment.start", FieldType.TIME);
        own.put("appointment.windowEnd", FieldType.TIME);
        own.put("appointment.confirmed", FieldType.YES_NO);
        own.put("technician.name", FieldType.TEXT);
        if (trigger == Trigger.JOB_NO_SHOW) {
          own.put(Slots.NEXT_WINDOW, FieldType.TIME);
          own.put(Slots.NEXT_WINDOW_END, FieldType.TIME);
        }
      }
      case INVOICE -> {
        own.put("invoice.number", FieldType.TEXT);
        own.put("invoice.dueDate", FieldType.TIME);
        own.put("invoice.count", FieldType.NUMBER);
        own.put("invoice.balance", FieldType.MONEY);
        own.put("invoice.daysOverdue", FieldType.NUMBER);
      }
      case CALL -> {
        own.put(Slots.IN_SERVICE_AREA, FieldType.YES_NO);
        own.put(Slots.NEXT_WINDOW, FieldType.TIME);
        own.put(Slots.NEXT_WINDOW_END, FieldType.TIME);
        own.put("call.receivedAt", FieldType.TIME);
      }
    }
    return own;
  }

  public Trigger trigger() {
    return trigger;
  }

  /** Every field, in the order of the manual. */
  public Map<String, FieldType> fields() {
    return fields;
  }

  public Optional<FieldType> type(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  /** What may stand in {@code {{…}}}: every field, and the parts of each time. */
  public List<String> slots() {
    List<String> slots = new ArrayList<>();
    fields.forEach(
        (name, type) -> {
          slots.add(name);
          if (type == FieldType.TIME) {
            TIME_PARTS.forEach(part -> slots.add(name + "." + part));
          }
        });
    return List.copyOf(slots);
  }

  /** What {@code if} and {@code branch} may name; a touch reads it fresh. */
  public Map<String, FieldType> inConditions() {
    Map<String, FieldType> named = new LinkedHashMap<>(fields);
    named.keySet().removeAll(FOR_MESSAGES_ONLY);
    return Collections.unmodifiableMap(named);
  }

  /**
   * What {@code enroll} may name: what the trigger's own fact tells ({@link
   * io.followup.fact.TriggerFact#known()}).
   */
  public Map<String, FieldType> atEnrolment() {
    List<String> told =
        switch (trigger) {
          case ESTIMATE -> List.of(Slots.ESTIMATE_TOTAL);
          case BOOKING ->
              List.of("booking.start", "booking.jobTypeKnown", "booking.isFirstTimeClient");
          case SESSION ->
              List.of("session.isNewCustomer", "session.marketingOptIn", "session.estimateTotal");
          case APPOINTMENT -> List.of("appointment.start", "appointment.windowEnd");
          case JOB_COMPLETED -> List.of("job.total", "job.isRecall", "job.noCharge");
          case INVOICE -> List.of("invoice.dueDate", "invoice.balance");
          case CALL -> List.of("call.receivedAt");
          case ESTIMATE_VIEWED, BOOKING_DISMISSED, JOB_NO_SHOW -> List.of();
        };
    Map<String, FieldType> named = new LinkedHashMap<>(fields);
    named.keySet().retainAll(told);
    return Collections.unmodifiableMap(named);
  }
}
