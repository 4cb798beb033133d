package io.followup.servicetitan;

import java.util.Map;

/** Values of a reading: what is not known is left out. */
final class Values {
  private Values() {}

  static void put(Map<String, Object> values, String field, Object value) {
    if (value != null && !(value instanceof String text && text.isBlank())) {
      values.put(field, value);
    }
  }
}
