package io.followup.servicetitan;

import com.fasterxml.jackson.databind.ObjectReader;
import java.time.Duration;

/** Calls that ServiceTitan's telephony saw (docs/reference/servicetitan.md, calls). */
final class CallRows {
  static final ObjectReader CALLS = Rows.pages(Call.class);
  static final ObjectReader PHONE_CALL = Rows.reader(PhoneCall.class);
  static final ObjectReader LISTED_CALLS = Rows.pages(ListedCall.class);

  private CallRows() {}

  /** A call of the list of version 3. */
  record Call(long id, LeadCall leadCall) {}

  /**
   * @param duration {@code hh:mm:ss}
   * @param callType how the office classified it, once it did
   */
  record LeadCall(
      String receivedOn,
      String duration,
      String from,
      String direction,
      String callType,
      String voiceMailUrl,
      String recordingUrl) {}

  /**
   * A call, as it is told by itself or within the list, where the classification is called
   * otherwise.
   *
   * @param duration {@code hh:mm:ss}, perhaps with days before it
   */
  record PhoneCall(
      long id,
      String createdOn,
      String duration,
      String from,
      String to,
      String direction,
      String type,
      String callType,
      Rows.Reference agent,
      Rows.Reference campaign) {

    Duration talked() {
      return TimeSpans.read(duration).orElse(Duration.ZERO);
    }
  }

  record ListedCall(PhoneCall leadCall) {}
}
