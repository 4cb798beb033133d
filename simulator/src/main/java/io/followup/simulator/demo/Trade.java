package io.followup.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The contractor's trade besides estimates: sessions, bookings, jobs, invoices and calls. */
final class Trade {
  private static final String COMPANY = "+15125550111";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Scene scene;
  private final Stage stage;

  Trade(Scene scene, Stage stage) {
    this.scene = scene;
    this.stage = stage;
  }

  /**
   * Somebody begins to book online, says who it is, and leaves.
   *
   * @return what is watched of it, as in every beginning here
   */
  Conversation session(Person person, Instant at, Expectation expected, Duration watchedFor)
      throws Exception {
    String phone = stage.vendors().meet(person, stage.phones().numberOf(person));
    ObjectNode wished = created(at).put("lastStep", "Schedule").put("category", "AC Repair");
    wished
        .putObject("customer")
        .put("firstName", person.firstName())
        .put("phone", phone)
        .put("email", person.email(phone))
        .put("isNewCustomer", true);
    String session = post("/sim/sessions", wished).path("sessionId").asText();
    Conversation conversation =
        scene.watches(person, 0, "session/" + session, at, expected, watchedFor);
    tell(conversation, "Begins to book online, leaves number and address, and goes away.");
    post("/sim/sessions/" + session + "/abandon", Json.object().put("at", at.toString()));
    return conversation;
  }

  Conversation booking(Person person, Instant at, Expectation expected, Duration watchedFor)
      throws Exception {
    return bookingFrom("78701", person, at, expected, watchedFor);
  }

  /** Somebody books who lives at a ZIP code. */
  Conversation bookingFrom(
      String zip, Person person, Instant at, Expectation expected, Duration watchedFor)
      throws Exception {
    String phone = stage.vendors().meet(person, stage.phones().numberOf(person));
    String booking =
        post(
                "/sim/bookings",
                ofContractor(created(at))
                    .put("name", person.name())
                    .put("phone", phone)
                    .put("email", person.email(phone))
                    .put("street", person.street(phone))
                    .put("zip", zip)
                    .put("summary", "The AC blows warm air.")
                    .put("start", at.plus(Duration.ofDays(2)).toString()))
            .path("bookingId")
            .asText();
    Conversation conversation =
        scene.watches(person, 0, "booking/" + booking, at, expected, watchedFor);
    tell(conversation, "Books a visit online; nobody has taken it up yet.");
    return conversation;
  }

  /** The contractor draws its only zone. */
  void worksOnlyIn(String zip) throws Exception {
    ObjectNode zone = ofContractor(Json.object()).put("name", "Our town");
    zone.putArray("zips").add(zip);
    post("/sim/zones", zone);
  }

  /** Complains unless the lead is counted among those outside the service area. */
  void requireCounted(Conversation conversation, String zip) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    Optional<String> campaign = Optional.empty();
    while (campaign.isEmpty() && Instant.now().isBefore(end)) {
      Thread.sleep(200);
      campaign = stage.engine().campaignOutside(contractor(), zip);
    }
    if (campaign.isPresent()) {
      String sentence = "Counted for campaign " + campaign.get() + ", ZIP code " + zip + ".";
      tell(conversation, "GET /api/service-area/leads-outside: " + sentence);
      scene.remark(sentence);
    } else {
      scene.complain("the lead is not counted among those outside the service area");
    }
  }

  /** ServiceTitan will do what is next asked of it about this person, and not say so. */
  void answerGetsLost(Person person) throws Exception {
    stage.vendors().loseAnswerAbout(stage.phones().numberOf(person));
  }

  /** Complains unless an answer was lost and there is one customer all the same. */
  void requireMadeOnce(Conversation conversation) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    boolean told = false;
    while (!told && Instant.now().isBefore(end)) {
      Thread.sleep(200);
      told = conversation.evidence().run().map(run -> run.tells("(?i).*was made.*")).orElse(false);
    }
    int lost = stage.vendors().answersLost(conversation.phone());
    int customers = stage.vendors().customersWithPhone(conversation.phone());
    String sentence =
        "%d answer%s lost, %d customer%s with this number."
            .formatted(lost, lost == 1 ? "" : "s", customers, customers == 1 ? "" : "s");
    if (lost == 1 && customers == 1) {
      tell(conversation, "ServiceTitan: " + sentence);
      scene.remark(sentence);
    } else {
      scene.complain("instead of one of each: " + sentence);
    }
  }

  private Contractor contractor() {
    return scene.scenario().contractor();
  }

  private ObjectNode ofContractor(ObjectNode body) {
    contractor().officeId().ifPresent(id -> body.put("tenantId", id));
    return body;
  }

  /** The office accepts, dismisses or converts the booking. */
  void settles(Conversation conversation, String verb, String inWords) throws Exception {
    tell(conversation, inWords);
    act(conversation, "bookings", verb, Json.object());
  }

  /** A visit that begins so long from now. */
  Planned visit(
      Person person, Instant at, Duration until, Expectation expected, Duration watchedFor)
      throws Exception {
    long customer =
        stage.vendors().fileCustomer(contractor(), person, stage.phones().numberOf(person));
    Instant start = at.plus(until);
    JsonNode job =
        post(
            "/sim/jobs",
            created(at)
                .put("customerId", customer)
                .put("jobType", "AC Repair")
                .put("start", start.toString())
                .put("windowStart", start.toString())
                // Nobody is asked for a review of a recall.
                .put("recallForId", 1));
    Conversation conversation =
        scene.watches(
            person, customer, "job/" + job.path("jobId").asText(), at, expected, watchedFor);
    tell(conversation, "A visit is planned.");
    return new Planned(conversation, job.path("appointmentId").asText());
  }

  /**
   * A visit and its first appointment.
   *
   * @param appointment its id
   */
  record Planned(Conversation conversation, String appointment) {}

  void moves(Planned visit, Duration sinceStart) throws Exception {
    Instant start = visit.conversation().time().businessStart().plus(sinceStart);
    tell(visit.conversation(), "The visit is moved.");
    post(
        "/sim/appointments/" + visit.appointment() + "/move",
        now(visit.conversation())
            .put("start", start.toString())
            .put("windowStart", start.toString()));
  }

  void dispatches(Planned visit) throws Exception {
    tell(visit.conversation(), "A technician is dispatched.");
    post("/sim/appointments/" + visit.appointment() + "/dispatch", now(visit.conversation()));
  }

  void completes(Planned visit) throws Exception {
    tell(visit.conversation(), "The work is done.");
    act(visit.conversation(), "jobs", "complete", Json.object().put("total", 0));
  }

  /** A visit that nobody was told of in time, and that ends now. */
  Conversation ended(
      Person person,
      Instant at,
      ObjectNode how,
      String verb,
      Expectation expected,
      Duration watchedFor)
      throws Exception {
    long customer =
        stage.vendors().fileCustomer(contractor(), person, stage.phones().numberOf(person));
    Instant start = at.minus(Duration.ofHours(2));
    ObjectNode planned =
        created(start.minus(Duration.ofDays(1)))
            .put("customerId", customer)
            .put("jobType", "AC Repair")
            .put("start", start.toString())
            .put("silent", true);
    how.properties().forEach(field -> planned.set(field.getKey(), field.getValue()));
    String job = post("/sim/jobs", planned).path("jobId").asText();
    Conversation conversation =
        scene.watches(person, customer, "job/" + job, at, expected, watchedFor);
    tell(
        conversation,
        verb.equals("complete") ? "The work is done." : "Nobody is at home: a no-show.");
    how.put("at", at.toString());
    post("/sim/jobs/" + job + "/" + verb, how);
    return conversation;
  }

  /** The customer books another visit, by whatever way. */
  void booksAgain(Conversation conversation) throws Exception {
    tell(conversation, "Calls the office and books a visit.");
    bookedJob(conversation);
  }

  /** The same person comes back to the online scheduler and books. */
  void booksOnline(Conversation conversation) throws Exception {
    tell(conversation, "Books online.");
    Instant now = conversation.time().business(Instant.now());
    ObjectNode wished = created(now);
    wished
        .putObject("customer")
        .put("firstName", conversation.person().firstName())
        .put("phone", conversation.phone());
    String session = post("/sim/sessions", wished).path("sessionId").asText();
    long job = bookedJob(conversation);
    post("/sim/sessions/" + session + "/complete", now(conversation).put("jobId", job));
  }

  private long bookedJob(Conversation conversation) throws Exception {
    long known = conversation.customer();
    long customer =
        known != 0
            ? known
            : stage
                .vendors()
                .fileCustomer(contractor(), conversation.person(), conversation.phone());
    Instant now = conversation.time().business(Instant.now());
    return post(
            "/sim/jobs",
            created(now)
                .put("customerId", customer)
                .put("start", now.plus(Duration.ofDays(30)).toString()))
        .path("jobId")
        .asLong();
  }

  /** An invoice that is overdue since so long. */
  Bill invoice(
      Person person, Instant at, Duration overdue, Expectation expected, Duration watchedFor)
      throws Exception {
    long customer =
        stage.vendors().fileCustomer(contractor(), person, stage.phones().numberOf(person));
    Conversation conversation =
        scene.watches(person, customer, "dunning/" + customer, at, expected, watchedFor);
    tell(conversation, "An invoice of $749.50 is overdue.");
    String invoice =
        post(
                "/sim/invoices",
                created(at)
                    .put("customerId", customer)
                    .put("total", 749.50)
                    .put("sentStatus", "Sent")
                    .put("dueDate", at.minus(overdue).toString()))
            .path("invoiceId")
            .asText();
    return new Bill(conversation, invoice);
  }

  /**
   * What a customer owes.
   *
   * @param invoice its id
   */
  record Bill(Conversation conversation, String invoice) {}

  void pays(Bill bill, double amount) throws Exception {
    tell(bill.conversation(), "Pays $%.2f.".formatted(amount));
    post(
        "/sim/invoices/" + bill.invoice() + "/pay", now(bill.conversation()).put("amount", amount));
  }

  Conversation missedCall(Person person, Instant at, Expectation expected, Duration watchedFor)
      throws Exception {
    String phone = stage.vendors().meet(person, stage.phones().numberOf(person));
    String call =
        post("/sim/phone-calls", created(at).put("from", phone).put("to", COMPANY))
            .path("callId")
            .asText();
    Conversation conversation = scene.watches(person, 0, "call/" + call, at, expected, watchedFor);
    tell(conversation, "Calls the company; nobody answers.");
    return conversation;
  }

  /** The same person calls again, in vain. */
  void callsAgain(Conversation conversation) throws Exception {
    tell(conversation, "Calls once more; nobody answers.");
    post(
        "/sim/phone-calls",
        created(conversation.time().business(Instant.now()))
            .put("from", conversation.phone())
            .put("to", COMPANY));
  }

  private void act(Conversation conversation, String resource, String verb, ObjectNode more)
      throws Exception {
    String run = conversation.runId();
    post(
        "/sim/" + resource + "/" + run.substring(run.lastIndexOf('/') + 1) + "/" + verb,
        more.put("at", conversation.time().business(Instant.now()).toString()));
  }

  private static ObjectNode now(Conversation conversation) {
    return Json.object().put("at", conversation.time().business(Instant.now()).toString());
  }

  private static ObjectNode created(Instant at) {
    return Json.object().put("createdOn", at.toString());
  }

  private JsonNode post(String path, ObjectNode body) throws Exception {
    return stage.vendors().post(path, body);
  }

  private void tell(Conversation conversation, String what) {
    stage.tell(scene, conversation, what);
  }
}
