package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * When an appointment is.
 *
 * @param window what the customer was told, where it differs from the plan of the office
 */
public record Slot(Instant start, Instant end, Optional<Window> window) {

  /** The hours between which somebody will arrive. */
  public record Window(Instant start, Instant end) {}

  void writeInto(ObjectNode appointment) {
    appointment.put("start", Timestamps.wire(start));
    appointment.put("end", Timestamps.wire(end));
    appointment.put("arrivalWindowStart", window.map(w -> Timestamps.wire(w.start())).orElse(null));
    appointment.put("arrivalWindowEnd", window.map(w -> Timestamps.wire(w.end())).orElse(null));
  }
}
