package io.followup.servicetitan;

import io.followup.dispatch.Action;
import java.util.Locale;
import java.util.Map;

/** What kind of work it is, in the fields that jobs and leads share. */
final class Works {
  private Works() {}

  static void write(Action.Work work, Map<String, Object> body) {
    body.put("businessUnitId", work.businessUnit());
    body.put("jobTypeId", work.jobType());
    body.put("campaignId", work.campaign());
    String priority = work.priority().name();
    body.put("priority", priority.charAt(0) + priority.substring(1).toLowerCase(Locale.ROOT));
  }
}
