package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.SimulatorSettings;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Request;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;

/** ServiceTitan's V2 API as far as follow-ups need it. */
public final class ServiceTitanApi {
  private final SimulatorSettings.ServiceTitan settings;
  private final Office office;
  private final OfficeBoard board;
  private final OptOuts optOuts;
  private final Estimates estimates;
  private final Tokens tokens;
  private final Troubles troubles;
  private final Contractors contractors;
  private final OwnLists ownLists;
  private final CustomersApi customers;
  private final VisitsApi visits;
  private final Departments departments;
  private final Exports exports;

  public ServiceTitanApi(
      SimulatorSettings.ServiceTitan settings,
      Office office,
      Departments departments,
      EstimateActs acts,
      OptOuts optOuts,
      Troubles troubles,
      Contractors contractors) {
    this.contractors = contractors;
    this.ownLists = new OwnLists(contractors);
    this.settings = settings;
    this.office = office;
    this.board = new OfficeBoard(office);
    this.optOuts = optOuts;
    this.estimates = new Estimates(office, acts);
    this.departments = departments;
    this.exports = new Exports(office, departments);
    this.customers = new CustomersApi(office);
    this.visits = new VisitsApi(office, departments.visits(), departments.bookings());
    this.tokens = new Tokens(settings);
    this.troubles = troubles;
  }

  public Answer token(Request request) {
    return request.hasMethod("POST") && request.segment(1).equals("token")
        ? tokens.issue(request)
        : Problem.plain(404);
  }

  /** {@code /{module}/{version}/tenant/{tenant}/{resource}…} */
  public Answer answer(Request request) throws Exception {
    if (!tokens.accepts(request)) {
      return Problem.plain(401);
    }
    if (!request.segment(2).equals("tenant")) {
      return Problem.plain(404);
    }
    String tenant = request.segment(3);
    if (!tenant.equals(String.valueOf(settings.tenantId())) && !contractors.has(tenant)) {
      return Problem.plain(403);
    }
    if (!troubles.limit().allows(tenant)) {
      return CallLimit.exceeded();
    }
    Callable<Answer> work =
        () -> troubles.readLag().over(request, ownLists.of(request, tenant, route(request)));
    return troubles
        .all()
        .around(
            Problem::plain,
            isRead(request)
                ? work
                : () ->
                    troubles
                        .writes()
                        .around(Problem::plain, () -> troubles.lost().over(request, work)));
  }

  /** Searches by POST change nothing. */
  private static boolean isRead(Request request) {
    return request.hasMethod("GET")
        || request.segments().getLast().equals("getlist")
        || request.segments().getLast().equals("capacity");
  }

  /** What was left for the office. */
  public OfficeBoard board() {
    return board;
  }

  public void revokeTokens() {
    tokens.revokeAll();
  }

  /** How the export feeds behave. */
  public Exports exports() {
    return exports;
  }

  private Answer route(Request request) throws IOException {
    if (request.hasMethod("GET") && request.segment(4).equals("export")) {
      return exports.answer(request);
    }
    String resource = request.segment(0) + "/" + request.segment(1) + "/" + request.segment(4);
    return switch (request.method() + " " + resource) {
      case "GET crm/v2/customers" ->
          switch (request.segment(6)) {
            case "notes" -> notes(request);
            default ->
                request.segment(5).isEmpty()
                    ? customers.list(request.query())
                    : customer(request, office::customer, VendorJson::customer);
          };
      case "PATCH crm/v2/customers" ->
          customers.change(
              office.customer(id(request)).orElseThrow(() -> Problem.of(404)), request);
      case "POST crm/v2/customers" ->
          request.segment(6).equals("notes")
              ? notes(request)
              : request.segment(5).isEmpty() ? customers.create(request) : Problem.plain(404);
      case "GET crm/v2/contacts" -> customers.contacts(request);
      case "GET crm/v2/bookings" -> departments.bookings().ofAnyProvider(request);
      case "GET crm/v2/booking-provider", "POST crm/v2/booking-provider" ->
          departments.bookings().ofProvider(request);
      case "GET crm/v2/leads", "POST crm/v2/leads" -> departments.leads().answer(request);
      case "POST marketingads/v2/job-attributions",
          "POST marketingads/v2/web-booking-attributions",
          "GET marketingads/v2/attributed-leads" ->
          departments.attributions().answer(request);
      case "GET crm/v2/locations", "POST crm/v2/locations" -> locations(request);
      case "GET schedulingpro/v2/schedulers", "GET schedulingpro/v2/routers" ->
          departments.sessions().answer(request);
      case "GET taskmanagement/v2/tasks", "POST taskmanagement/v2/tasks" -> board.tasks(request);
      case "GET jpm/v2/jobs", "PUT jpm/v2/jobs", "POST jpm/v2/jobs" ->
          request.segment(6).equals("notes") ? notesOfJob(request) : visits.jobs(request);
      case "GET jpm/v2/job-types" -> jobTypes(request);
      case "GET jpm/v2/job-cancel-reasons" ->
          Search.of(request.query()).activeOnesUnlessAsked().page(CancelReason.rows());
      case "GET jpm/v2/appointments",
          "PATCH jpm/v2/appointments",
          "PUT jpm/v2/appointments",
          "DELETE jpm/v2/appointments" ->
          visits.appointments(request);
      case "GET dispatch/v2/appointment-assignments" -> visits.assignments(request);
      case "GET dispatch/v2/arrival-windows" -> departments.capacity().arrivalWindows(request);
      case "POST dispatch/v2/capacity" -> departments.capacity().answer(request);
      case "GET dispatch/v2/zones" -> departments.zones().list(request);
      case "GET accounting/v2/invoices" -> departments.accounts().invoices(request);
      case "GET accounting/v2/payments" -> departments.accounts().payments(request);
      case "GET memberships/v2/memberships" -> departments.memberships().list(request);
      case "GET settings/v2/technicians" -> technicians(request);
      case "GET sales/v2/estimates" ->
          request.segments().size() == 5
              ? estimates.list(request.query())
              : estimates.read(id(request));
      case "POST sales/v2/estimates" -> estimates.create(request.json());
      case "PUT sales/v2/estimates" -> estimates.change(id(request), request.segment(6), request);
      case "GET telecom/v3/calls" -> departments.calls().list(request);
      case "GET telecom/v2/calls" -> departments.calls().read(request);
      case "GET telecom/v3/optinouts" -> optOuts.list();
      case "POST telecom/v3/optinouts" ->
          request.segment(6).equals("getlist") ? optOuts.find(request) : optOuts.create(request);
      default -> Problem.plain(404);
    };
  }

  private static Answer technicians(Request request) {
    ObjectNode only = Blank.TECHNICIAN.copy();
    if (request.segment(5).isEmpty()) {
      return Search.of(request.query()).activeOnesUnlessAsked().page(Stream.of(only));
    }
    return only.path("id").asText().equals(request.segment(5))
        ? Answer.json(200, only)
        : Problem.plain(404);
  }

  public void clear() {
    customers.clear();
    exports.clear();
  }

  private Answer notes(Request request) throws IOException {
    return board.notes(office.customer(id(request)).orElseThrow(() -> Problem.of(404)), request);
  }

  /** A customer's own location, with its contacts, or one more. */
  private Answer locations(Request request) throws IOException {
    boolean own = !request.segment(5).isEmpty() && office.customerAt(id(request)).isPresent();
    return own
        ? customer(request, office::customerAt, VendorJson::location)
        : customers.locations(request);
  }

  private Answer notesOfJob(Request request) throws IOException {
    return board.notesOfJob(
        office.job(id(request)).orElseThrow(() -> Problem.of(404)).id(), request);
  }

  private Answer customer(
      Request request,
      Function<Long, Optional<Customer>> lookUp,
      Function<Customer, JsonNode> shape) {
    Customer customer = lookUp.apply(id(request)).orElseThrow(() -> Problem.of(404));
    return switch (request.segment(6)) {
      case "" -> Answer.json(200, shape.apply(customer));
      case "contacts" ->
          Paging.of(request.query()).of(VendorJson.contacts(customer), Function.identity());
      default -> Problem.plain(404);
    };
  }

  private Answer jobTypes(Request request) {
    if (request.segments().size() == 5) {
      return Paging.of(request.query()).of(office.jobTypes(), VendorJson::jobType);
    }
    JobType type = office.jobType(id(request)).orElseThrow(() -> Problem.of(404));
    return Answer.json(200, VendorJson.jobType(type));
  }

  private static long id(Request request) {
    try {
      return Long.parseLong(request.segment(5));
    } catch (NumberFormatException e) {
      throw Problem.field("id", "The value '" + request.segment(5) + "' is not valid.");
    }
  }
}
