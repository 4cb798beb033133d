package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Form;
import io.followup.simulator.http.Json;
import io.followup.simulator.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Searching for customers, creating them, and contact methods of the whole office. */
final class CustomersApi {
  private final Office office;

  private final ExternalData externalData = new ExternalData();

  /** Those beside the one that each customer has. */
  private final Papers locations = new Papers("/customerId");

  CustomersApi(Office office) {
    this.office = office;
  }

  /** {@code GET customers}: by phone, name, ids, external data. */
  Answer list(Form query) {
    Optional<String> phone = query.text("phone").map(CustomersApi::e164);
    Stream<Customer> customers = phone.map(office::customersWithPhone).orElseGet(office::customers);
    Search search =
        Search.of(query)
            .activeOnesUnlessAsked()
            .same("name", "/name")
            .where(ExternalData.wanted(query));
    return search.page(
        customers.map(customer -> externalData.shown(VendorJson.customer(customer), query)));
  }

  /** {@code PATCH customers/{id}}: only the data of applications is played. */
  Answer change(Customer customer, Request request) throws IOException {
    JsonNode body = request.json();
    externalData.keep(customer.id(), body.path("externalData"));
    return Answer.json(
        200,
        externalData.shown(
            VendorJson.customer(customer), body.at("/externalData/applicationGuid").asText()));
  }

  /** {@code locations[/{id}]}: by customer; made for a customer. */
  Answer locations(Request request) throws IOException {
    if (request.hasMethod("POST")) {
      return createLocation(request.json());
    }
    String id = request.segment(5);
    if (!id.isEmpty()) {
      return Answer.json(200, locations.get(id));
    }
    return Search.of(request.query())
        .same("customerId", "/customerId")
        .page(Stream.concat(office.customers().map(VendorJson::location), locations.all()));
  }

  private Answer createLocation(JsonNode body) {
    Customer customer =
        office
            .customer(body.path("customerId").asLong())
            .orElseThrow(
                () -> Problem.conflict("The customer does not exist.", "CustomerNotFound"));
    if (!body.path("address").isObject() || body.path("name").asText("").isBlank()) {
      throw Problem.field("address", "The name and address fields are required.");
    }
    ObjectNode location = VendorJson.location(customer);
    String now = Timestamps.wire(Instant.now());
    location.put("id", office.nextId());
    location.set("name", body.get("name"));
    location.set("address", body.get("address"));
    location.put("createdOn", now);
    location.put("modifiedOn", now);
    return Answer.json(200, locations.file(location));
  }

  /** {@code POST customers} */
  Answer create(Request request) throws IOException {
    JsonNode body = request.json();
    JsonNode address = body.path("address");
    for (String field : List.of("name", "address", "locations")) {
      if (body.path(field).isMissingNode() || body.path(field).isNull()) {
        throw Problem.field(field, "The " + field + " field is required.");
      }
    }
    Customer customer =
        office.file(
            new Customer(
                office.nextId(),
                office.nextId(),
                body.path("name").asText(),
                contact(body, "Phone").map(CustomersApi::e164),
                contact(body, "Email"),
                new Address(
                    address.path("street").asText(),
                    address.path("city").asText(),
                    address.path("state").asText(),
                    address.path("zip").asText()),
                false,
                true,
                Instant.now(),
                OptionalLong.empty()));
    externalData.keep(customer.id(), body.path("externalData"));
    return Answer.json(200, created(customer, body));
  }

  private ObjectNode created(Customer customer, JsonNode body) {
    ObjectNode json =
        externalData.shown(
            VendorJson.customer(customer), body.at("/externalData/applicationGuid").asText());
    ObjectNode location = VendorJson.location(customer);
    location.set("contacts", contacts(customer));
    json.putArray("locations").add(location);
    json.set("contacts", contacts(customer));
    return json;
  }

  private static ArrayNode contacts(Customer customer) {
    ArrayNode contacts = Json.array();
    for (ObjectNode full : VendorJson.contacts(customer)) {
      ObjectNode contact = contacts.addObject();
      List.of("id", "type", "value", "memo").forEach(name -> contact.set(name, full.get(name)));
    }
    return contacts;
  }

  private static Optional<String> contact(JsonNode body, String kind) {
    return StreamSupport.stream(body.path("contacts").spliterator(), false)
        .filter(contact -> contact.path("type").asText().endsWith(kind))
        .map(contact -> contact.path("value").asText())
        .findFirst();
  }

  /** {@code contacts/contact-methods}, {@code contacts/{guid}/relationships} */
  Answer contacts(Request request) {
    if (request.segment(5).equals("contact-methods")) {
      return methods(request.query());
    }
    if (!request.segment(6).equals("relationships")) {
      return Problem.plain(404);
    }
    String contact = request.segment(5);
    return Search.of(request.query())
        .page(
            office
                .customers()
                .filter(customer -> guid("contact", customer.id()).equals(contact))
                .map(
                    customer ->
                        Json.object()
                            .put("id", customer.id())
                            .put("contactId", contact)
                            .put("relatedEntityId", customer.id())
                            .put("typeName", "Customer")
                            .put("typeSlug", "customer")));
  }

  private Answer methods(Form query) {
    String type = query.text("type").orElse("");
    Optional<String> value = query.text("value");
    return Search.of(query)
        .where(row -> type.isEmpty() || row.path("type").asText().equals(type))
        .where(row -> value.isEmpty() || row.path("value").asText().equalsIgnoreCase(value.get()))
        .page(office.customers().flatMap(CustomersApi::methodsOf));
  }

  private static Stream<ObjectNode> methodsOf(Customer customer) {
    return VendorJson.contacts(customer).stream()
        .map(
            contact -> {
              ObjectNode method = Blank.CONTACT_METHOD.copy();
              method.put("id", guid("method", contact.path("id").asLong()));
              method.put("contactId", guid("contact", customer.id()));
              List.of("type", "value", "memo", "createdOn", "modifiedOn")
                  .forEach(name -> method.set(name, contact.get(name)));
              return method;
            });
  }

  private static String guid(String kind, long id) {
    return UUID.nameUUIDFromBytes((kind + id).getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String e164(String phone) {
    String digits = phone.replaceAll("[^0-9]", "");
    return digits.length() == 10 ? "+1" + digits : "+" + digits;
  }

  void clear() {
    externalData.clear();
    locations.clear();
  }
}
