package io.followup.sending;

import io.followup.dispatch.Reading;
import io.followup.guard.Standing;
import io.followup.roundtrip.Question;
import io.followup.roundtrip.RoundTrip;
import io.followup.tenant.Tenant;
import io.followup.touch.TouchRequest;
import java.util.List;
import java.util.Optional;

/**
 * What a fresh reading teaches beside its answer: which fields are empty, who is who, and who lives
 * where the contractor does not work. Learned before anything is decided about a send: caps of a
 * household count for everybody who belongs to it.
 */
final class LearningFromReadings {
  private final RoundTrip database;
  private final MeetingPeople people;
  private final NotingArea area;

  LearningFromReadings(RoundTrip database, MeetingPeople people, NotingArea area) {
    this.database = database;
    this.people = people;
    this.area = area;
  }

  /** Of an object that is over hardly anything is read, so nothing is learned. */
  void learn(TouchRequest request, Tenant tenant, Reading reading) {
    if (!(reading.standing() instanceof Standing.Open)) {
      return;
    }
    Question<Optional<Long>> meeting = people.meeting(request, tenant, reading);
    Optional<Long> met =
        database.ask(List.of(NotingFields.noting(request, tenant, reading), meeting)).to(meeting);
    people.settle(request, met);
    area.note(request, reading);
  }
}
