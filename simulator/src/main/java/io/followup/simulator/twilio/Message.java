package io.followup.simulator.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Form;
import io.followup.simulator.http.Json;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** One text as Twilio holds it. */
final class Message {
  private static final String API = "2010-04-01";

  /** What is known when the text is made and never changes. */
  record Sent(
      String sid,
      String account,
      String direction,
      String to,
      String from,
      Optional<String> service,
      String body,
      Optional<String> callback,
      Instant postedAt) {}

  private final Sent sent;
  private String status;
  private Optional<Integer> errorCode = Optional.empty();
  private Optional<Instant> sentAt = Optional.empty();
  private Instant updatedAt;

  Message(Sent sent, String status) {
    this.sent = sent;
    this.status = status;
    this.updatedAt = sent.postedAt();
  }

  Sent sent() {
    return sent;
  }

  synchronized void advance(String next, Optional<Integer> code) {
    status = next;
    errorCode = code;
    updatedAt = Instant.now();
    if (sentAt.isEmpty()) {
      sentAt = Optional.of(updatedAt);
    }
  }

  synchronized ObjectNode json() {
    boolean waiting = sentAt.isEmpty() && sent.service().isPresent();
    String path = "/" + API + "/Accounts/" + sent.account() + "/Messages/" + sent.sid();
    ObjectNode json = Json.object();
    json.put("account_sid", sent.account());
    json.put("api_version", API);
    json.put("body", sent.body());
    json.put("date_created", Rfc2822.of(sent.postedAt()));
    json.put("date_sent", sentAt.map(Rfc2822::of).orElse(null));
    json.put("date_updated", Rfc2822.of(updatedAt));
    json.put("direction", sent.direction());
    json.put("error_code", errorCode.orElse(null));
    json.putNull("error_message");
    json.put("from", waiting ? null : sent.from());
    json.put("messaging_service_sid", sent.service().orElse(null));
    json.put("num_media", "0");
    json.put("num_segments", waiting ? "0" : String.valueOf(Segments.of(sent.body())));
    boolean charged = status.equals("delivered");
    json.put("price", charged ? "-0.00830" : null);
    json.put("price_unit", charged ? "USD" : null);
    json.put("sid", sent.sid());
    json.put("status", status);
    json.putObject("subresource_uris").put("media", path + "/Media.json");
    json.put("to", sent.to());
    json.put("uri", path + ".json");
    return json;
  }

  /** For tests and people: as Twilio holds it, with the exact time and the key of the callback. */
  ObjectNode observed() {
    ObjectNode json = json();
    json.put("postedAt", sent.postedAt().toString());
    json.put("statusCallback", sent.callback().orElse(null));
    json.put("k", sent.callback().flatMap(Message::key).orElse(null));
    return json;
  }

  /** The parameter {@code k} of a callback URL. */
  static Optional<String> key(String callback) {
    return Form.parse(URI.create(callback).getRawQuery()).text("k");
  }

  synchronized Form callbackForm() {
    Form form =
        new Form()
            .with("SmsSid", sent.sid())
            .with("SmsStatus", status)
            .with("MessageStatus", status)
            .with("To", sent.to());
    sent.service().ifPresent(service -> form.with("MessagingServiceSid", service));
    form.with("MessageSid", sent.sid())
        .with("AccountSid", sent.account())
        .with("From", sent.from())
        .with("ApiVersion", API);
    errorCode.ifPresent(code -> form.with("ErrorCode", String.valueOf(code)));
    return form;
  }
}
