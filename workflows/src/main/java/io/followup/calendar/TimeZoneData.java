package io.followup.calendar;

import java.time.zone.ZoneRulesProvider;

/** The time-zone data that this Java came with. */
public final class TimeZoneData {
  private TimeZoneData() {}

  /** Its release as IANA names it, for example {@code 2026a}. */
  public static String release() {
    return ZoneRulesProvider.getVersions("America/New_York").lastKey();
  }
}
