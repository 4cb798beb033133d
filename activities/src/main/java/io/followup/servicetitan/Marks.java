package io.followup.servicetitan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Data of this engine with ServiceTitan's customers, locations and jobs, where the tenant gave a
 * GUID for it (docs/reference/servicetitan.md, idempotency).
 */
final class Marks {
  static final String KEY = "followup.act";

  private final Optional<String> application;

  Marks(Optional<String> application) {
    this.application = application;
  }

  boolean areKept() {
    return application.isPresent();
  }

  /** The member {@code externalData} of a request that makes something. */
  Optional<Map<String, Object>> of(String marker) {
    return application.map(
        guid ->
            Map.of(
                "applicationGuid",
                guid,
                "externalData",
                List.of(Map.of("key", KEY, "value", marker))));
  }

  /** The filter of a list that finds it again. */
  Optional<String> query(String marker) {
    return application.map(
        guid ->
            "externalDataApplicationGuid="
                + guid
                + "&externalDataKey="
                + KEY
                + "&externalDataValues="
                + Lists.encoded(marker));
  }
}
