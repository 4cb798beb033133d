package io.followup.simulator.twilio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Form;
import io.followup.simulator.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One phone call as Twilio holds it, with what the person at the other end heard and pressed. */
final class Call {
  private static final String API = "2010-04-01";
  private static final double WORDS_PER_SECOND = 2.5;

  /** What is known when the call is made and never changes. */
  record Placed(
      String sid,
      String account,
      String to,
      String from,
      Instructions instructions,
      Optional<String> callback,
      Set<String> callbackEvents,
      Detection detection,
      Instant postedAt) {}

  /** Where the TwiML comes from: a URL, or the text itself. */
  record Instructions(Optional<String> url, Optional<String> twiml) {}

  /**
   * Answering machine detection.
   *
   * @param mode {@code Enable}, {@code DetectMessageEnd} or empty
   * @param asyncCallback set when the verdict comes beside the call
   */
  record Detection(Optional<String> mode, Optional<String> asyncCallback) {}

  private final Placed placed;
  private String status = "queued";
  private int sequence;
  private Optional<String> answeredBy = Optional.empty();
  private Optional<Instant> startedAt = Optional.empty();
  private Optional<Instant> endedAt = Optional.empty();
  private Duration length = Duration.ZERO;
  private String keysPressed = "";
  private final List<String> heard = new ArrayList<>();
  private final List<String> dialed = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  Call(Placed placed) {
    this.placed = placed;
  }

  Placed placed() {
    return placed;
  }

  synchronized String status() {
    return status;
  }

  synchronized boolean isOver() {
    return endedAt.isPresent();
  }

  /** False when the call is over already, so that nothing changes. */
  synchronized boolean advance(String next) {
    if (isOver()) {
      return false;
    }
    status = next;
    switch (next) {
      case "in-progress" -> startedAt = Optional.of(Instant.now());
      case "completed", "busy", "no-answer", "failed", "canceled" ->
          endedAt = Optional.of(Instant.now());
      default -> {
        // initiated and ringing leave no time
      }
    }
    return true;
  }

  synchronized void answeredBy(String verdict) {
    answeredBy = Optional.of(verdict);
  }

  synchronized void hears(String text) {
    heard.add(text);
    length = length.plusMillis((long) (1000 * text.split(" ").length / WORDS_PER_SECOND));
  }

  synchronized void lasts(Duration more) {
    length = length.plus(more);
  }

  synchronized void presses(String keys) {
    keysPressed += keys;
  }

  synchronized void connectsTo(String number) {
    dialed.add(number);
    length = length.plusSeconds(30);
  }

  synchronized void problem(String sentence) {
    problems.add(sentence);
  }

  synchronized ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("account_sid", placed.account());
    json.putNull("annotation");
    json.put("answered_by", answeredBy.orElse(null));
    json.put("api_version", API);
    json.putNull("caller_name");
    json.put("date_created", status.equals("queued") ? null : Rfc2822.of(placed.postedAt()));
    json.put("date_updated", endedAt.or(() -> startedAt).map(Rfc2822::of).orElse(null));
    json.put("direction", "outbound-api");
    json.put("duration", isOver() ? String.valueOf(length.toSeconds()) : null);
    json.put("end_time", endedAt.map(Rfc2822::of).orElse(null));
    json.putNull("forwarded_from");
    json.put("from", placed.from());
    json.put("from_formatted", formatted(placed.from()));
    json.putNull("group_sid");
    json.putNull("parent_call_sid");
    json.putNull("phone_number_sid");
    json.putNull("price");
    json.put("price_unit", "USD");
    json.put("queue_time", "0");
    json.put("sid", placed.sid());
    json.put("start_time", startedAt.map(Rfc2822::of).orElse(null));
    json.put("status", status.equals("initiated") ? "queued" : status);
    json.putObject("subresource_uris");
    json.put("to", placed.to());
    json.put("to_formatted", formatted(placed.to()));
    json.putNull("trunk_sid");
    json.put(
        "uri", "/" + API + "/Accounts/" + placed.account() + "/Calls/" + placed.sid() + ".json");
    return json;
  }

  private static String formatted(String number) {
    return number.matches("\\+1[0-9]{10}")
        ? "(%s) %s-%s"
            .formatted(number.substring(2, 5), number.substring(5, 8), number.substring(8))
        : number;
  }

  /** For tests and people: as Twilio holds it, with everything that happened on the line. */
  synchronized ObjectNode observed() {
    ObjectNode json = json();
    json.put("postedAt", placed.postedAt().toString());
    json.put("statusCallback", placed.callback().orElse(null));
    json.put("k", placed.callback().flatMap(Message::key).orElse(null));
    json.put("answeredBy", answeredBy.orElse(null));
    texts(json.putArray("heard"), heard);
    json.put("keysPressed", keysPressed);
    texts(json.putArray("dialed"), dialed);
    texts(json.putArray("problems"), problems);
    return json;
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  /** The parameters that every request about this call carries. */
  synchronized Form form() {
    Form form =
        new Form()
            .with("Called", placed.to())
            .with("Caller", placed.from())
            .with("To", placed.to())
            .with("From", placed.from())
            .with("CallSid", placed.sid())
            .with("AccountSid", placed.account())
            .with("ApiVersion", API)
            .with("Direction", "outbound-api")
            .with("CallStatus", status);
    Places.add(form, List.of("Called", "Caller", "To", "From"));
    if (placed.detection().asyncCallback().isEmpty() || isOver()) {
      answeredBy.ifPresent(verdict -> form.with("AnsweredBy", verdict));
    }
    return form;
  }

  /** The parameters of a status callback; each call of this counts as one event. */
  synchronized Form eventForm() {
    Form form =
        form()
            .with("CallbackSource", "call-progress-events")
            .with("SequenceNumber", String.valueOf(sequence++))
            .with("Timestamp", Rfc2822.of(Instant.now()));
    if (isOver()) {
      form.with("Duration", String.valueOf((length.toSeconds() + 59) / 60))
          .with("CallDuration", String.valueOf(length.toSeconds()))
          .with("SipResponseCode", sipCode());
    }
    return form;
  }

  private String sipCode() {
    return switch (status) {
      case "busy" -> "486";
      case "no-answer", "canceled" -> "487";
      case "failed" -> "404";
      default -> "200";
    };
  }
}
