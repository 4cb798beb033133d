package io.followup.sending;

import io.followup.dispatch.Reading;
import io.followup.reading.FieldsOfReadings;
import io.followup.roundtrip.Question;
import io.followup.sequence.FieldSchema;
import io.followup.sequence.Slots;
import io.followup.tenant.Tenant;
import io.followup.touch.TouchRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Notes which fields of an object had a value when it was read for a step. */
final class NotingFields {
  /** These do not come from the object. */
  private static final Set<String> OURS =
      Set.of(Slots.COMPANY_NAME, Slots.COMPANY_PHONE, Slots.LINK, "estimate.viewed");

  private NotingFields() {}

  static Question<Boolean> noting(TouchRequest request, Tenant tenant, Reading reading) {
    Map<String, Object> values = KnownValues.of(reading, tenant);
    List<String> asked =
        FieldSchema.of(request.trigger()).fields().keySet().stream()
            .filter(field -> !OURS.contains(field) && Details.isRead(request.step(), field))
            .toList();
    return FieldsOfReadings.noting(
        request.subject().tenant(),
        request.trigger(),
        request.workflowId(),
        asked,
        asked.stream().filter(field -> isFilled(values.get(field))).toList());
  }

  private static boolean isFilled(Object value) {
    return value != null && !value.toString().isBlank();
  }
}
