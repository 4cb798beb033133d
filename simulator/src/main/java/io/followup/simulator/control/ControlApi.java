package io.followup.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Faults;
import io.followup.simulator.http.Json;
import io.followup.simulator.http.Outbound;
import io.followup.simulator.http.Request;
import io.followup.simulator.mail.Mailroom;
import io.followup.simulator.servicetitan.Contractors;
import io.followup.simulator.servicetitan.Departments;
import io.followup.simulator.servicetitan.EstimateActs;
import io.followup.simulator.servicetitan.Office;
import io.followup.simulator.servicetitan.OfficeBoard;
import io.followup.simulator.servicetitan.OptOuts;
import io.followup.simulator.servicetitan.PhoneCalls;
import io.followup.simulator.servicetitan.ServiceTitanApi;
import io.followup.simulator.servicetitan.Troubles;
import io.followup.simulator.servicetitan.Webhook;
import io.followup.simulator.servicetitan.Webhooks;
import io.followup.simulator.twilio.Phones;
import io.followup.simulator.twilio.TwilioApi;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The calls under {@code /sim}: tests, benchmarks and the demo arrange and observe through them.
 */
public final class ControlApi {

  /** The parts that are controlled. */
  public record Parts(
      Office office,
      Departments departments,
      ServiceTitanApi serviceTitan,
      OfficeBoard board,
      EstimateActs acts,
      Contractors contractors,
      OptOuts optOuts,
      Webhooks webhooks,
      TwilioApi twilio,
      Phones phones,
      Faults twilioFaults,
      Troubles serviceTitanTroubles,
      Mailroom mails) {}

  private final Parts parts;
  private final OfficeDesk desk;
  private final BookingDesk bookings;
  private final VisitDesk visits;
  private final AccountsDesk accounts;
  private final Switches switches;
  private final Overview overview;
  private volatile Optional<URI> inboundSms;

  public ControlApi(Parts parts, Optional<URI> inboundSms) {
    this.parts = parts;
    this.desk = new OfficeDesk(parts.office(), parts.acts(), parts.contractors());
    this.bookings = new BookingDesk(parts.departments(), desk);
    this.visits = new VisitDesk(parts.departments(), desk);
    this.accounts =
        new AccountsDesk(parts.departments().accounts(), parts.departments().visits(), desk);
    this.switches =
        new Switches(
            parts.phones(),
            parts.webhooks(),
            parts.twilioFaults(),
            parts.serviceTitanTroubles(),
            parts.serviceTitan().exports());
    this.overview = new Overview(parts);
    this.inboundSms = inboundSms;
  }

  public void deliverInboundTo(URI url) {
    inboundSms = Optional.of(url);
  }

  public Answer answer(Request request) throws Exception {
    try {
      return route(request);
    } catch (IllegalArgumentException wrong) {
      return Answer.json(400, Json.object().put("error", wrong.getMessage()));
    }
  }

  private Answer route(Request request) throws IOException, InterruptedException {
    return switch (request.method() + " " + request.segment(1)) {
      case "POST customers" ->
          made(request, desk::newCustomer, (id, verb, body) -> desk.merge(number(request), body));
      case "POST bookings" -> made(request, bookings::newBooking, bookings::change);
      case "POST sessions" -> made(request, bookings::newSession, bookings::changeSession);
      case "POST jobs" ->
          made(
              request,
              visits::newJob,
              (id, verb, body) -> visits.changeJob(number(request), verb, body));
      case "POST appointments" ->
          Answer.json(
              200,
              visits.changeAppointment(request.segment(2), request.segment(3), Body.of(request)));
      case "POST arrival-windows" -> created(visits.newArrivalWindow(Body.of(request)));
      case "POST capacity" -> created(visits.newCapacity(Body.of(request)));
      case "POST zones" -> created(visits.newZone(Body.of(request)));
      case "POST memberships" -> created(visits.newMembership(Body.of(request)));
      case "POST invoices" -> made(request, accounts::newInvoice, accounts::changeInvoice);
      case "POST payments" -> made(request, accounts::newPayment, accounts::changePayment);
      case "POST notes" -> created(note(Body.of(request)));
      case "POST phone-calls" -> created(phoneCall(Body.of(request)));
      case "POST inbound-calls" -> inboundCall(Body.of(request));
      case "POST estimates" ->
          request.segments().size() == 2
              ? created(desk.newEstimate(Body.of(request)))
              : Answer.json(
                  200, desk.change(number(request), request.segment(3), Body.of(request)));
      case "PUT contractors" -> {
        desk.fileContractor(number(request), Body.of(request));
        yield Answer.empty(204);
      }
      case "POST optouts" -> optOut(Body.of(request));
      case "PUT phones" -> {
        switches.phone(request.segment(2), Body.of(request));
        yield Answer.empty(204);
      }
      case "PUT mailboxes" -> {
        parts.mails().behave(request.segment(2), Body.of(request).required("mail"));
        yield Answer.empty(204);
      }
      case "POST mails" -> {
        Body mail = Body.of(request);
        parts
            .mails()
            .arrives(
                mail.required("from"),
                mail.required("to"),
                mail.text("subject", "Re:"),
                mail.required("text"),
                mail.text("inReplyTo", ""));
        yield Answer.empty(204);
      }
      case "PUT senders" -> {
        switches.sender(request.segment(2), Body.of(request));
        yield Answer.empty(204);
      }
      case "POST sms" -> inbound(Body.of(request));
      case "PUT faults" -> {
        switches.faults(Body.of(request));
        yield Answer.empty(204);
      }
      case "GET messages" -> list(parts.twilio().messages(phone(request), limit(request)));
      case "GET calls" -> list(parts.twilio().calls(phone(request), limit(request)));
      case "GET mails" -> list(parts.mails().mails(request.query().text("to"), limit(request)));
      case "GET board" -> list(parts.board().newest(limit(request)));
      case "GET webhooks" -> webhooks(request);
      case "GET customers" -> Answer.json(200, desk.customersWithPhone(phone(request).orElse("")));
      case "GET lost-answers" ->
          Answer.json(200, parts.serviceTitanTroubles().lost().about(phone(request).orElse("")));
      case "GET overview" -> Answer.json(200, overview.json());
      case "DELETE " -> forgetAll();
      default ->
          Answer.json(
              404,
              Json.object()
                  .put("error", "No such call: " + request.method() + " " + request.path()));
    };
  }

  /** Makes something, or changes what has an id in the path by the verb behind it. */
  private interface Change {
    ObjectNode by(String id, String verb, Body body);
  }

  private static Answer made(Request request, Function<Body, ObjectNode> make, Change change) {
    Body body = Body.of(request);
    return request.segments().size() == 2
        ? created(make.apply(body))
        : Answer.json(200, change.by(request.segment(2), request.segment(3), body));
  }

  private ObjectNode phoneCall(Body body) {
    ObjectNode call =
        parts
            .departments()
            .calls()
            .end(
                body.required("from"),
                body.required("to"),
                body.text("direction", "Inbound"),
                PhoneCalls.Outcome.of(body.text("outcome", "missed")),
                body.act("createdOn"));
    return Json.object().set("callId", call.get("id"));
  }

  private Answer webhooks(Request request) {
    Optional<String> about = request.query().text("about");
    return list(
        parts.webhooks().newest(limit(request)).stream()
            .filter(webhook -> about.isEmpty() || webhook.isAbout(about.get()))
            .map(Webhook::json)
            .toList());
  }

  /** A person of the office writes a note about a job or a customer. */
  private JsonNode note(Body body) {
    String text = body.required("text");
    OptionalLong job = body.id("jobId");
    long id =
        job.isPresent()
            ? parts.board().notedOfJob(job.getAsLong(), text)
            : parts.board().noted(body.requiredId("customerId"), text);
    return Json.object().put("noteId", id);
  }

  private Answer optOut(Body body) {
    boolean set = parts.optOuts().set(body.required("phone"), body.text("type").orElse("Global"));
    return Answer.json(200, Json.object().put("set", set));
  }

  private Answer inbound(Body body) throws IOException, InterruptedException {
    String to = body.required("to");
    return told(
        parts.twilio().inbound(inboundTexts(to), body.required("from"), to, body.required("body")));
  }

  /** The company's callback addresses at Twilio lie beside each other. */
  private Answer inboundCall(Body body) throws IOException, InterruptedException {
    String to = body.required("to");
    return told(
        parts
            .twilio()
            .inboundCall(
                inboundTexts(to).resolve("inbound-call"),
                body.required("from"),
                to,
                body.text("status", "no-answer")));
  }

  private URI inboundTexts(String to) {
    return parts
        .contractors()
        .textingFrom(to)
        .map(Contractors.Contractor::inboundTexts)
        .or(() -> inboundSms)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No URL for inbound texts is set; start with SIMULATOR_TWILIO_INBOUND_URL."));
  }

  private static Answer told(Outbound.Reply reply) {
    return Answer.json(200, Json.object().put("status", reply.status()).put("body", reply.body()));
  }

  private Answer forgetAll() {
    parts.office().clear();
    parts.departments().clear();
    parts.serviceTitan().clear();
    parts.contractors().clear();
    parts.board().clear();
    parts.optOuts().clear();
    parts.webhooks().clear();
    parts.twilio().clear();
    parts.mails().clear();
    switches.clear();
    return Answer.empty(204);
  }

  private static Answer created(JsonNode body) {
    return Answer.json(201, body);
  }

  private static Answer list(Collection<? extends JsonNode> rows) {
    ArrayNode array = Json.array();
    array.addAll(rows);
    return Answer.json(200, array);
  }

  private static Optional<String> phone(Request request) {
    return request.query().text("phone").map(text -> text.replace(' ', '+'));
  }

  private static int limit(Request request) {
    return Math.clamp(
        request.query().number("limit").orElse(Integer.MAX_VALUE), 1, Integer.MAX_VALUE);
  }

  private static long number(Request request) {
    try {
      return Long.parseLong(request.segment(2));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "The id in the path is \"" + request.segment(2) + "\", but it must be a whole number.",
          e);
    }
  }
}
