package io.followup.reconciliation;

import io.followup.reconciliation.KnownObjects.OfRun;
import io.followup.subject.SubjectKind;
import io.followup.tenant.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Looks up the jobs of open runs and the appointments that they were told of: one that was moved or
 * canceled while nobody listened is told again, however long ago that was. Whether such a run is
 * over, it decides itself: after the visit it goes on.
 */
final class ComparingVisits {
  private final ComparingChanges changes;

  ComparingVisits(ComparingChanges changes) {
    this.changes = changes;
  }

  /**
   * @param runs workflow ids of any kind; those of jobs are looked at
   * @param told what they were told of
   * @return how many objects were told again
   */
  int compare(Part part, Collection<String> runs, List<OfRun> told, ObjectLists lists) {
    String prefix = prefix(part.tenant());
    List<String> jobs =
        runs.stream()
            .filter(run -> run.startsWith(prefix))
            .map(run -> run.substring(prefix.length()))
            .toList();
    List<String> appointments =
        told.stream()
            .filter(one -> one.run().startsWith(prefix))
            .filter(one -> ObjectKind.APPOINTMENT.facts().contains(one.fact()))
            .map(OfRun::id)
            .distinct()
            .toList();
    return tell(
            part,
            ObjectKind.APPOINTMENT,
            lookUp(ObjectKind.APPOINTMENT, appointments, lists),
            lists)
        + tell(part, ObjectKind.JOB, closed(lookUp(ObjectKind.JOB, jobs, lists)), lists);
  }

  private static String prefix(TenantId tenant) {
    return SubjectKind.JOB.prefix() + "/" + tenant + "/";
  }

  private static List<FoundObject> lookUp(ObjectKind kind, List<String> ids, ObjectLists lists) {
    List<FoundObject> rows = new ArrayList<>();
    for (List<String> some : Fifties.of(ids)) {
      rows.addAll(lists.withIds(kind, some));
    }
    return rows;
  }

  /** A planned job tells nothing that its appointments do not tell. */
  private static List<FoundObject> closed(List<FoundObject> jobs) {
    return jobs.stream().filter(job -> job.state() != FoundObject.State.OPEN).toList();
  }

  private int tell(Part part, ObjectKind kind, List<FoundObject> rows, ObjectLists lists) {
    return changes.tellUnheard(part.tenant(), part.report(), kind, rows, lists);
  }
}
