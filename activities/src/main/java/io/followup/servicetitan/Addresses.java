package io.followup.servicetitan;

import io.followup.dispatch.Action.Place;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Addresses as ServiceTitan takes them; all of it is required there. */
final class Addresses {
  private Addresses() {}

  static Map<String, Object> body(Place place) {
    Map<String, Object> address = new LinkedHashMap<>();
    address.put("street", place.street());
    place.unit().ifPresent(unit -> address.put("unit", unit));
    address.put("city", place.city());
    address.put("state", place.state());
    address.put("zip", place.zip());
    address.put("country", "USA");
    return address;
  }

  /** Whether a location lies there, as far as spelling tells. */
  static boolean same(Place place, RowsOfDeeds.Site site) {
    return site != null
        && plain(place.street()).equals(plain(site.street()))
        && plain(place.unit().orElse("")).equals(plain(site.unit()))
        && plain(place.zip()).startsWith(plain(site.zip()));
  }

  private static String plain(String written) {
    return written == null ? "" : written.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
