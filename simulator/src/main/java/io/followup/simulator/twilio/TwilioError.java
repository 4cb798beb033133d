package io.followup.simulator.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Json;
import io.followup.simulator.http.Refused;
import java.util.Map;

/** Error answers of Twilio: code, message, more_info, status. */
final class TwilioError {
  private static final Map<Integer, String> MESSAGES =
      Map.ofEntries(
          Map.entry(20003, "Authenticate"),
          Map.entry(20404, "The requested resource was not found"),
          Map.entry(20429, "Too Many Requests"),
          Map.entry(20500, "Internal Server Error"),
          Map.entry(20503, "Service unavailable"),
          Map.entry(21205, "Url is not a valid URL"),
          Map.entry(21211, "Invalid 'To' Phone Number"),
          Map.entry(21213, "A 'From' phone number is required"),
          Map.entry(21220, "Invalid call state"),
          Map.entry(21408, "Permission to send an SMS has not been enabled for the region"),
          Map.entry(21602, "Message body is required."),
          Map.entry(21603, "A 'From' phone number is required."),
          Map.entry(21604, "A 'To' phone number is required."),
          Map.entry(21609, "Invalid 'StatusCallback' URL"),
          Map.entry(21610, "Attempt to send to unsubscribed recipient"),
          Map.entry(21612, "The 'To' phone number is not currently reachable via SMS"),
          Map.entry(21614, "'To' number is not a valid mobile number"),
          Map.entry(21617, "The concatenated message body exceeds the 1600 character limit"));

  private TwilioError() {}

  static Refused refused(int code) {
    return new Refused(answer(400, code));
  }

  static Refused notFound() {
    return new Refused(answer(404, 20404));
  }

  /** The answer of a general failure, such as 429 or 503. */
  static Answer ofStatus(int status) {
    return answer(status, 20000 + status);
  }

  static Answer answer(int status, int code) {
    ObjectNode body = Json.object();
    body.put("code", code);
    body.put("message", MESSAGES.getOrDefault(code, "Error " + code));
    body.put("more_info", "https://www.twilio.com/docs/errors/" + code);
    body.put("status", status);
    return Answer.json(status, body);
  }
}
