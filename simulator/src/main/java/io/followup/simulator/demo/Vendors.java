package io.followup.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The simulator's control calls as the demo needs them. */
final class Vendors {
  private final Http http;

  /** How the webhooks of an estimate are delivered. */
  enum Delivery {
    ONCE,
    THRICE_SHUFFLED,
    /** They get lost. */
    NEVER
  }

  /** Whether ServiceTitan tells of a sale. */
  enum Telling {
    BY_WEBHOOK,
    SILENTLY
  }

  Vendors(URI simulator) {
    http = new Http(simulator, Map.of());
  }

  void ping() throws IOException, InterruptedException {
    http.get("/sim/messages?limit=1");
  }

  /** Makes a contractor known, with the engine's addresses for it. */
  void file(Contractor contractor, URI webhooks, URI inboundTexts)
      throws IOException, InterruptedException {
    if (contractor.officeId().isPresent()) {
      http.send(
          "PUT",
          "/sim/contractors/" + contractor.officeId().getAsLong(),
          Json.object()
              .put("webhooks", webhooks.toString())
              .put("inboundTexts", inboundTexts.toString())
              .put("sender", contractor.sender()));
    }
  }

  /** Makes a person's phone known; the number again. */
  String meet(Person person, String number) throws IOException, InterruptedException {
    ObjectNode phone = Json.object().put("sms", person.texts()).put("call", person.answers());
    http.send("PUT", "/sim/phones/" + number, phone.put("keys", ""));
    return number;
  }

  JsonNode post(String path, ObjectNode body) throws IOException, InterruptedException {
    return http.send("POST", path, body);
  }

  /** Files a customer in Texas; the customer's id. */
  long fileCustomer(Contractor contractor, Person person, String number)
      throws IOException, InterruptedException {
    meet(person, number);
    ObjectNode customer =
        Json.object()
            .put("name", person.name())
            .put("phone", number)
            .put("email", person.email(number))
            .put("street", person.street(number))
            .put("city", "Austin")
            .put("state", "TX")
            .put("zip", "78701");
    contractor.officeId().ifPresent(id -> customer.put("tenantId", id));
    return http.send("POST", "/sim/customers", customer).path("customerId").asLong();
  }

  /** The next write about this number is applied, and its answer lost. */
  void loseAnswerAbout(String phone) throws IOException, InterruptedException {
    ObjectNode faults = Json.object();
    faults.putObject("servicetitan").put("loseAnswerAbout", phone);
    http.send("PUT", "/sim/faults", faults);
  }

  int answersLost(String phone) throws IOException, InterruptedException {
    return http.get("/sim/lost-answers?phone=" + encoded(phone)).body().size();
  }

  int customersWithPhone(String phone) throws IOException, InterruptedException {
    return http.get("/sim/customers?phone=" + encoded(phone)).body().size();
  }

  long fileJob(long customer) throws IOException, InterruptedException {
    return http.send(
            "POST",
            "/sim/jobs",
            Json.object().put("customerId", customer).put("jobType", "AC Repair"))
        .path("jobId")
        .asLong();
  }

  long sendEstimate(
      Contractor contractor,
      long job,
      String name,
      double subtotal,
      Instant createdOn,
      Delivery delivery)
      throws IOException, InterruptedException {
    ObjectNode body =
        Json.object()
            .put("jobId", job)
            .put("name", name)
            .put("subtotal", subtotal)
            .put("tax", Math.round(subtotal * 8.25) / 100.0)
            .put("createdOn", createdOn.toString());
    contractor.officeId().ifPresent(id -> body.put("tenantId", id));
    switch (delivery) {
      case ONCE -> {
        // As the general switch says.
      }
      case THRICE_SHUFFLED -> body.put("copies", 3).put("shuffle", true);
      case NEVER -> body.put("silent", true);
    }
    return http.send("POST", "/sim/estimates", body).path("estimateId").asLong();
  }

  void change(long estimate, String act, Instant at, Telling telling)
      throws IOException, InterruptedException {
    http.send(
        "POST",
        "/sim/estimates/" + estimate + "/" + act,
        Json.object().put("at", at.toString()).put("silent", telling == Telling.SILENTLY));
  }

  void optOut(String phone) throws IOException, InterruptedException {
    http.send("POST", "/sim/optouts", Json.object().put("phone", phone).put("type", "Global"));
  }

  /** A customer's text; the engine's answer is the simulator's business. */
  void text(String from, String to, String body) throws IOException, InterruptedException {
    http.send("POST", "/sim/sms", Json.object().put("from", from).put("to", to).put("body", body));
  }

  /** A customer's answer to a mail. */
  void mail(String from, String to, String inReplyTo, String body)
      throws IOException, InterruptedException {
    http.send(
        "POST",
        "/sim/mails",
        Json.object()
            .put("from", from)
            .put("to", to)
            .put("subject", "Re: your estimate")
            .put("inReplyTo", inReplyTo)
            .put("text", body));
  }

  /** Mails to this address are reported to their sender with the status. */
  void bounce(String email, String status) throws IOException, InterruptedException {
    http.send("PUT", "/sim/mailboxes/" + email, Json.object().put("mail", status));
  }

  /** What the customer presses in calls. */
  void keys(String phone, String keys) throws IOException, InterruptedException {
    http.send("PUT", "/sim/phones/" + phone, Json.object().put("keys", keys));
  }

  /** What the customer has pressed in calls so far. */
  String pressed(String phone) throws IOException, InterruptedException {
    StringBuilder keys = new StringBuilder();
    for (JsonNode call : http.get("/sim/calls?limit=50&phone=" + encoded(phone)).body()) {
      keys.append(call.path("keysPressed").asText());
    }
    return keys.toString();
  }

  /** Mails to an address since an instant, as subject and text. */
  List<String> mailsTo(String address, Instant since) throws IOException, InterruptedException {
    List<String> mails = new ArrayList<>();
    for (JsonNode mail : http.get("/sim/mails?limit=50&to=" + address).body()) {
      if (!Instant.parse(mail.path("receivedAt").asText()).isBefore(since)) {
        mails.add(mail.path("subject").asText() + ": " + mail.path("text").asText());
      }
    }
    return mails;
  }

  /** Every text of this sender fails with the code; {@code deliver} frees it. */
  void block(String sender, String code) throws IOException, InterruptedException {
    http.send("PUT", "/sim/senders/" + sender, Json.object().put("sms", code));
  }

  /** What a note or task with the customer says, on one line. */
  Optional<String> officeReads(long customer) throws IOException, InterruptedException {
    for (JsonNode row : http.get("/sim/board?limit=200").body()) {
      if (row.path("customerId").asLong() == customer) {
        return Optional.of(row.path("text").asText().replaceAll("\\s+", " ").strip());
      }
    }
    return Optional.empty();
  }

  /** Whether a task with this title lies on the board. */
  boolean hasTask(String title, Instant since) throws IOException, InterruptedException {
    for (JsonNode row : http.get("/sim/board?limit=200").body()) {
      if (row.path("title").asText().equals(title)
          && !Instant.parse(row.path("at").asText()).isBefore(since)) {
        return true;
      }
    }
    return false;
  }

  /** Answers that the webhooks about an estimate got so far; 0 where there was none. */
  List<Integer> webhookAnswers(long estimate) throws IOException, InterruptedException {
    List<Integer> answers = new ArrayList<>();
    for (JsonNode webhook : http.get("/sim/webhooks?limit=500&about=" + estimate).body()) {
      webhook.path("attempts").forEach(attempt -> answers.add(attempt.path("status").asInt()));
    }
    return answers;
  }

  /** Texts, calls and mails that reached a person since an instant. */
  List<Arrival> arrivals(String phone, String email, BusinessTime time)
      throws IOException, InterruptedException {
    List<Arrival> arrivals = new ArrayList<>();
    for (JsonNode mail : http.get("/sim/mails?limit=50&to=" + email).body()) {
      arrivals.add(mail(mail, time));
    }
    String query = "?limit=50&phone=" + encoded(phone);
    for (JsonNode text : http.get("/sim/messages" + query).body()) {
      if (text.path("direction").asText().equals("outbound-api")) {
        arrivals.add(
            arrival(
                Arrival.Kind.TEXT, text, time, text.path("body").asText(), text.path("status")));
      }
    }
    for (JsonNode call : http.get("/sim/calls" + query).body()) {
      if (!call.path("end_time").isNull()) {
        List<String> heard = call.path("heard").valueStream().map(JsonNode::asText).toList();
        arrivals.add(
            arrival(
                Arrival.Kind.CALL, call, time, String.join(" ", heard), call.path("answeredBy")));
      }
    }
    return arrivals.stream().filter(a -> !a.after().isNegative()).toList();
  }

  private static String encoded(String phone) {
    return phone.replace("+", "%2B");
  }

  private static Arrival mail(JsonNode json, BusinessTime time) {
    Instant wall = Instant.parse(json.path("receivedAt").asText());
    String what = json.path("subject").asText() + ": " + json.path("text").asText();
    return new Arrival(
        Arrival.Kind.MAIL,
        json.path("messageId").asText(),
        wall,
        time.sinceStart(wall),
        what.replaceAll("\\s+", " "),
        "received");
  }

  private static Arrival arrival(
      Arrival.Kind kind, JsonNode json, BusinessTime time, String what, JsonNode how) {
    Instant wall = Instant.parse(json.path("postedAt").asText());
    String state = how.isTextual() ? how.asText() : json.path("status").asText();
    return new Arrival(kind, json.path("sid").asText(), wall, time.sinceStart(wall), what, state);
  }
}
