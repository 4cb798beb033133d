package io.followup.simulator.twilio;

import io.followup.simulator.http.Form;
import java.util.List;
import java.util.Map;

/** Where numbers are registered, which Twilio adds to most of its requests; always Austin here. */
final class Places {
  private static final Map<String, String> AUSTIN =
      Map.of("City", "AUSTIN", "State", "TX", "Zip", "78701", "Country", "US");

  private Places() {}

  static void add(Form form, List<String> ends) {
    ends.forEach(end -> AUSTIN.forEach((part, value) -> form.with(end + part, value)));
  }
}
