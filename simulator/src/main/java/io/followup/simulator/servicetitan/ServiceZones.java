package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Json;
import io.followup.simulator.http.Request;
import java.time.Instant;
import java.util.List;

/** Where the contractor works. Without zones, as at first, nothing is known of it. */
public final class ServiceZones {
  private final Papers zones = new Papers("/name");

  /**
   * @param businessUnits those that it serves; none: all
   */
  public ObjectNode draw(
      long id, String name, boolean active, List<String> zips, List<Long> businessUnits) {
    String now = Timestamps.wire(Instant.now());
    ObjectNode zone = Json.object();
    zone.put("id", id).put("active", active).put("name", name);
    zips.forEach(zone.putArray("zips")::add);
    zone.putArray("cities");
    zone.putArray("territoryNumbers");
    zone.putArray("locnNumbers");
    zone.put("createdOn", now).put("modifiedOn", now).put("serviceDaysEnabled", false);
    zone.putArray("serviceDays");
    businessUnits.forEach(zone.putArray("businessUnits")::add);
    zone.putArray("technicians");
    return zones.file(zone);
  }

  /** {@code zones}. */
  Answer list(Request request) {
    Search search = Search.of(request.query()).activeOnesUnlessAsked();
    return search.page(zones.all());
  }

  void clear() {
    zones.clear();
  }
}
