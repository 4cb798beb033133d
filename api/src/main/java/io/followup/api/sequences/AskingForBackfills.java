package io.followup.api.sequences;

import io.followup.access.Audit;
import io.followup.api.problem.Problem;
import io.followup.backfill.Backfill;
import io.followup.sequence.Sequence;
import io.followup.tenant.TenantId;
import io.followup.version.SequenceBackfills;
import io.followup.version.SequenceBackfills.Wanted;

/** Writes down that open objects shall enter a sequence, or says why they cannot. */
final class AskingForBackfills {
  private final SequenceBackfills backfills;
  private final Audit audit;

  AskingForBackfills(SequenceBackfills backfills, Audit audit) {
    this.backfills = backfills;
    this.audit = audit;
  }

  /** Takes part in the caller's transaction. */
  void ask(TenantId tenant, Sequence sequence, Wanted wanted, String by) {
    check(sequence);
    if (backfills.ask(tenant, sequence, wanted, by).isEmpty()) {
      throw Problem.of(
              409,
              "under-way",
              "a backfill of '" + sequence.name() + "' is under way.",
              "Wait for its end, or stop it with POST /api/sequences/"
                  + sequence.name()
                  + "/backfill/stop.")
          .asException();
    }
    audit.record(
        by,
        "backfill sequence",
        "sequence " + sequence.name() + " of " + tenant,
        "open ones younger than " + wanted.days() + " days, " + wanted.ramp());
  }

  static void check(Sequence sequence) {
    Backfill.obstacle(sequence.trigger())
        .ifPresent(
            why -> {
              throw Problem.of(
                      422,
                      "no-backfill",
                      "'"
                          + sequence.name()
                          + "' is triggered by "
                          + sequence.trigger().written()
                          + ": "
                          + why,
                      "Publish it without a backfill.")
                  .about("backfill")
                  .asException();
            });
  }
}
