package io.followup.servicetitan;

import com.fasterxml.jackson.databind.ObjectReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * What the reports of capacity, arrival windows and zones tell (docs/reference/servicetitan.md,
 * capacity, arrival windows, zones).
 */
final class BookableRows {
  static final ObjectReader ZONES = Rows.pages(Zone.class);
  static final ObjectReader ARRIVAL_WINDOWS = Rows.pages(ArrivalWindow.class);
  static final ObjectReader CAPACITY = Rows.reader(Capacity.class);

  private BookableRows() {}

  /**
   * @param businessUnits those that it serves; none named: all
   */
  record Zone(Boolean active, List<String> zips, List<Long> businessUnits) {
    Zone {
      zips = zips == null ? List.of() : List.copyOf(zips);
      businessUnits = businessUnits == null ? List.of() : List.copyOf(businessUnits);
    }

    boolean serves(Long businessUnit) {
      return isAmong(businessUnits, businessUnit);
    }
  }

  /** A window of each day in which technicians arrive. */
  record ArrivalWindow(String start, String duration, List<Long> businessUnitIds, Boolean active) {

    boolean serves(Long businessUnit) {
      return isAmong(businessUnitIds, businessUnit);
    }

    Optional<LocalTime> begins() {
      return TimeSpans.read(start)
          .filter(time -> time.compareTo(Duration.ofDays(1)) < 0)
          .map(time -> LocalTime.MIDNIGHT.plus(time));
    }

    Duration length() {
      return TimeSpans.read(duration).orElse(Duration.ZERO);
    }
  }

  record Capacity(List<Availability> availabilities) {
    Capacity {
      availabilities = availabilities == null ? List.of() : List.copyOf(availabilities);
    }
  }

  /** A slot of capacity. */
  record Availability(
      String startUtc,
      String endUtc,
      List<Long> businessUnitIds,
      BigDecimal openAvailability,
      Boolean isAvailable) {

    boolean isOpen() {
      return Boolean.TRUE.equals(isAvailable)
          && (openAvailability == null || openAvailability.signum() > 0);
    }

    boolean serves(Long businessUnit) {
      return isAmong(businessUnitIds, businessUnit);
    }
  }

  private static boolean isAmong(List<Long> served, Long businessUnit) {
    return businessUnit == null
        || served == null
        || served.isEmpty()
        || served.contains(businessUnit);
  }
}
