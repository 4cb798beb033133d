package io.followup.sending;

import io.followup.dispatch.OfficeDesk;
import io.followup.dispatch.OfficeDesks;
import io.followup.dispatch.Reading;
import io.followup.handover.OfficeTasks;
import io.followup.mail.OfficeMail;
import io.followup.sequence.Act;
import io.followup.sequence.FieldSchema;
import io.followup.sequence.Template;
import io.followup.sequence.WrittenValues;
import io.followup.tenant.Tenant;
import io.followup.touch.AttemptKey;
import io.followup.touch.TouchRequest;
import io.followup.touch.TouchResult;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gives the office what a step wants done: at its desk in the dispatch system, where it is found
 * again by a marker; where that has no place for whoever it is about, by mail. Once per step.
 */
final class OfficeErrands {
  private static final String GUARD = "office";
  private static final String UNKNOWN = "(unknown)";

  private final OfficeDesks desks;
  private final OfficeMail mail;
  private final OfficeTasks tasks;

  OfficeErrands(OfficeDesks desks, OfficeMail mail, OfficeTasks tasks) {
    this.desks = desks;
    this.mail = mail;
    this.tasks = tasks;
  }

  /**
   * @param now business time
   * @throws io.followup.dispatch.DispatchUnavailable when it is not known whether it lies there
   * @throws io.followup.dispatch.DispatchRefused when a person must change something first
   */
  TouchResult leave(
      Act.Task task, TouchRequest request, Tenant tenant, Reading reading, Instant now) {
    AttemptKey key =
        AttemptKey.of(request.workflowId(), request.step().id(), request.turn().ordinal());
    OfficeDesk desk = desks.of(request.subject().tenant());
    Optional<OfficeTasks.Known> before = tasks.find(key);
    boolean atDesk =
        before
            .map(known -> known.way() == OfficeTasks.Way.DESK)
            .orElseGet(() -> desk.takes(request.customer()));
    if (before.isPresent() && before.get().state() != OfficeTasks.State.LEAVING) {
      return new TouchResult.Tasked(before.get().businessAt(), before.get().told());
    }
    OfficeDesk.Memo memo = memo(task, key, request, tenant, reading);
    return atDesk
        ? atDesk(desk, memo, begun(key, OfficeTasks.Way.DESK, request, now), key)
        : byMail(memo, key, request, tenant, now);
  }

  private OfficeDesk.Memo memo(
      Act.Task task, AttemptKey key, TouchRequest request, Tenant tenant, Reading reading) {
    Map<String, String> values = new HashMap<>();
    // The office is told even where a value is missing; a person can look it up.
    FieldSchema.of(request.trigger()).slots().forEach(slot -> values.put(slot, UNKNOWN));
    WrittenValues.of(KnownValues.of(reading, tenant), tenant.zone())
        .forEach(
            (slot, value) -> {
              if (!value.isBlank()) {
                values.put(slot, value);
              }
            });
    return new OfficeDesk.Memo(
        request.customer(),
        request.subject().belongsToJob(),
        key.value(),
        filled(task.title(), values),
        filled(task.text(), values) + "\n\n(" + request.subject().inWords() + ")");
  }

  private static String filled(String template, Map<String, String> values) {
    return switch (Template.of(template).fill(values)) {
      case Template.Filled.Complete complete -> complete.text();
      case Template.Filled.Empty empty -> template;
    };
  }

  /** When the step was taken: at the first try. */
  private Instant begun(AttemptKey key, OfficeTasks.Way way, TouchRequest request, Instant now) {
    return tasks
        .begin(
            new OfficeTasks.NewTask(
                key,
                request.subject().tenant(),
                request.workflowId(),
                request.step().id(),
                request.sequence(),
                request.customer(),
                way,
                now))
        .map(OfficeTasks.Known::businessAt)
        .orElse(now);
  }

  private TouchResult atDesk(
      OfficeDesk desk, OfficeDesk.Memo memo, Instant businessAt, AttemptKey key) {
    String told = "The office has it: " + desk.leave(memo);
    tasks.settled(key, OfficeTasks.State.LEFT, told);
    return new TouchResult.Tasked(businessAt, told);
  }

  private TouchResult byMail(
      OfficeDesk.Memo memo, AttemptKey key, TouchRequest request, Tenant tenant, Instant now) {
    Optional<String> obstacle = mail.obstacle(tenant);
    if (obstacle.isPresent()) {
      return new TouchResult.Held(
          GUARD,
          "Whom this is about is no customer yet, so the office is told by mail, and that is not"
              + " possible: "
              + obstacle.get());
    }
    boolean mine = tasks.find(key).isEmpty();
    Instant businessAt = begun(key, OfficeTasks.Way.MAIL, request, now);
    if (!mine) {
      return inDoubt(key, businessAt);
    }
    Posted posted =
        mail.post(
            tenant,
            new OfficeMail.Letter(
                key.value(), memo.title(), memo.text() + "\n\n[" + key.value() + "]\n"));
    return switch (posted) {
      case Posted.Accepted accepted -> {
        String told = "The office was mailed.";
        tasks.settled(key, OfficeTasks.State.LEFT, told);
        yield new TouchResult.Tasked(businessAt, told);
      }
      case Posted.NotProcessed not -> {
        tasks.release(key);
        throw new TryAgain(TryAgain.Reason.PROVIDER_AWAY, not.why(), not.retryAfter());
      }
      case Posted.Refused refused -> {
        tasks.release(key);
        yield new TouchResult.Held(
            GUARD,
            "The mail server refused the e-mail to the office ("
                + refused.code()
                + "): check mail.office and mail.from, then resume.");
      }
      case Posted.InDoubt doubt -> inDoubt(key, businessAt);
    };
  }

  private TouchResult inDoubt(AttemptKey key, Instant businessAt) {
    String told =
        "It is not known whether the e-mail to the office went out; it is not sent a second time.";
    tasks.settled(key, OfficeTasks.State.UNKNOWN, told);
    return new TouchResult.Tasked(businessAt, told);
  }
}
