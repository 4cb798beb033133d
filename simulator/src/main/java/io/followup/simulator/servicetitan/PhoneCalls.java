package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Form;
import io.followup.simulator.http.Json;
import io.followup.simulator.http.Request;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Calls that ServiceTitan's telephony saw. */
public final class PhoneCalls {

  /** What became of a call. */
  public enum Outcome {
    /** The caller hung up or nobody picked up: ServiceTitan calls it Abandoned. */
    MISSED("Abandoned"),
    ANSWERED("Unbooked"),
    BOOKED("Booked"),
    /** Nobody has classified it yet. */
    UNCLASSIFIED("");

    private final String wire;

    Outcome(String wire) {
      this.wire = wire;
    }

    /**
     * @throws IllegalArgumentException with the words that there are
     */
    public static Outcome of(String word) {
      return Arrays.stream(values())
          .filter(outcome -> outcome.name().equalsIgnoreCase(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "outcome must be one of "
                          + Arrays.toString(values()).toLowerCase(Locale.ROOT)
                          + "."));
    }
  }

  private final Office office;
  private final Webhooks webhooks;
  private final Papers calls = new Papers("/from");

  PhoneCalls(Office office, Webhooks webhooks) {
    this.office = office;
    this.webhooks = webhooks;
  }

  // What happens.

  /**
   * A call came to its end.
   *
   * @param direction Inbound or Outbound
   */
  public ObjectNode end(
      String from, String to, String direction, Outcome outcome, EstimateActs.Act act) {
    Instant at = act.at().orElseGet(Instant::now);
    ObjectNode call = Blank.CALL.copy();
    call.put("id", office.nextId());
    call.put("from", VendorJson.national(from));
    call.put("to", VendorJson.national(to));
    call.put("direction", direction);
    call.put("type", outcome.wire.isEmpty() ? null : outcome.wire);
    call.put("createdOn", Timestamps.wire(at));
    call.put("modifiedOn", Timestamps.wire(at));
    office
        .customerWithPhone(from)
        .ifPresent(
            customer ->
                call.set(
                    "customer",
                    Json.object().put("id", customer.id()).put("name", customer.name())));
    if (outcome == Outcome.ANSWERED || outcome == Outcome.BOOKED) {
      call.set("agent", Json.object().put("id", VendorJson.OFFICE_USER).put("name", "Front desk"));
      call.put("recordingUrl", "https://recordings.example.com/calls/" + call.path("id").asText());
    }
    calls.file(call);
    webhooks.tell("call.completed", act, call);
    return call;
  }

  Stream<ObjectNode> all() {
    return calls.all();
  }

  // What the API answers.

  /** {@code telecom/v3 calls} */
  Answer list(Request request) {
    Form query = request.query();
    return Search.of(query)
        .from("createdAfter", "/createdOn")
        .from("modifiedAfter", "/modifiedOn")
        .where(number(query, "callerPhoneNumber", "from"))
        .where(number(query, "phoneNumberCalled", "to"))
        .page(calls.all(), PhoneCalls::listed);
  }

  private static Predicate<ObjectNode> number(Form query, String parameter, String field) {
    Optional<String> wanted = query.text(parameter).map(PhoneCalls::national);
    return row -> wanted.isEmpty() || national(row.path(field).asText()).equals(wanted.get());
  }

  private static String national(String number) {
    String digits = number.replaceAll("[^0-9]", "");
    return digits.length() == 11 && digits.startsWith("1") ? digits.substring(1) : digits;
  }

  private static ObjectNode listed(ObjectNode call) {
    ObjectNode row = Blank.CALL_OF_THE_LIST.copy();
    row.set("id", call.get("id"));
    row.withObject("/type").set("modifiedOn", call.get("modifiedOn"));
    ObjectNode lead = row.withObject("/leadCall");
    for (String field :
        new String[] {
          "id",
          "createdOn",
          "modifiedOn",
          "duration",
          "from",
          "to",
          "direction",
          "customer",
          "campaign",
          "agent",
          "recordingUrl",
          "active"
        }) {
      lead.set(field, call.get(field));
    }
    lead.set("receivedOn", call.get("createdOn"));
    lead.set("callType", call.get("type"));
    return row;
  }

  /** {@code telecom/v2 calls/{id}} */
  Answer read(Request request) {
    return Answer.json(200, calls.get(request.segment(5)));
  }

  void clear() {
    calls.clear();
  }
}
