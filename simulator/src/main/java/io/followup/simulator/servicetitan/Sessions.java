package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Request;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/** Scheduling Pro: somebody clicks through the online scheduler, to the end or not. */
public final class Sessions {
  private final Webhooks webhooks;
  private final Papers sessions = new Papers("/schedulerId");

  Sessions(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  // What happens.

  /**
   * Somebody opened the scheduler; nobody is told.
   *
   * @param wished fields of a session; those of {@code customer} inside of it
   */
  public ObjectNode open(JsonNode wished, EstimateActs.Act act) {
    ObjectNode session = Blank.SESSION.filled(wished);
    String now = Timestamps.wire(act.at().orElseGet(Instant::now));
    session.put("id", UUID.randomUUID().toString());
    session.put("createdOn", now);
    session.put("modifiedOn", now);
    session.put("lastCheckinDate", now);
    return sessions.file(session);
  }

  /** The visitor left without booking. */
  public ObjectNode abandon(String id, EstimateActs.Act act) {
    ObjectNode session =
        sessions.change(
            id,
            act,
            (paper, at) -> {
              paper.put("sessionOutcome", "Abandoned");
              paper.put("lastCheckinDate", Timestamps.wire(at));
            });
    webhooks.tell("schedulingpro.session.abandoned", act, session);
    return session;
  }

  /** The visitor booked: a booking, or a job at once. */
  public ObjectNode complete(
      String id, OptionalLong bookingId, OptionalLong jobId, EstimateActs.Act act) {
    ObjectNode session =
        sessions.change(
            id,
            act,
            (paper, at) -> {
              paper.put("sessionOutcome", "Booked");
              paper.put("lastStep", "Booked");
              paper.put("lastCheckinDate", Timestamps.wire(at));
              VendorJson.putNumber(paper, "bookingId", bookingId);
              VendorJson.putNumber(paper, "jobId", jobId);
            });
    webhooks.tell("schedulingpro.session.completed", act, session);
    return session;
  }

  public ObjectNode get(String id) {
    return sessions.get(id);
  }

  // What the API answers.

  /** {@code schedulers}, {@code schedulers/{id}/sessions}, {@code routers/{id}/sessions} */
  Answer answer(Request request) {
    Search search = Search.of(request.query());
    boolean ofScheduler = request.segment(4).equals("schedulers");
    if (ofScheduler && request.segment(5).isEmpty()) {
      return search.page(Stream.of(Blank.SCHEDULER.copy()));
    }
    if (!request.segment(6).equals("sessions")) {
      return Problem.plain(404);
    }
    String scheduler = Blank.SCHEDULER.copy().path("id").asText();
    if (ofScheduler && !request.segment(5).equals(scheduler)) {
      return Problem.plain(404);
    }
    return search.page(ofScheduler ? sessions.of(request.segment(5)) : Stream.empty());
  }

  void clear() {
    sessions.clear();
  }
}
