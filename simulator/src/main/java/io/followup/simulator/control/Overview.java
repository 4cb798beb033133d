package io.followup.simulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Json;
import io.followup.simulator.servicetitan.Customer;
import io.followup.simulator.servicetitan.Webhook;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the page at {@code /} shows: the newest things that arrived, and whose phones and mailboxes
 * they are.
 */
final class Overview {
  private static final int SHOWN = 150;

  private final ControlApi.Parts parts;

  Overview(ControlApi.Parts parts) {
    this.parts = parts;
  }

  ObjectNode json() {
    List<ObjectNode> messages = parts.twilio().messages(Optional.empty(), SHOWN);
    List<ObjectNode> calls = parts.twilio().calls(Optional.empty(), SHOWN);
    List<Webhook> webhooks = parts.webhooks().newest(SHOWN);
    ObjectNode json = Json.object();
    json.set("people", people(messages, calls));
    json.putArray("messages").addAll(messages);
    json.putArray("calls").addAll(calls);
    json.putArray("mails").addAll(parts.mails().mails(Optional.empty(), SHOWN));
    json.putArray("board").addAll(parts.board().newest(SHOWN));
    ArrayNode events = json.putArray("webhooks");
    webhooks.forEach(webhook -> events.add(webhook.json()));
    return json;
  }

  /** The customers filed last, then everybody else whose phone is seen. */
  private ArrayNode people(List<ObjectNode> messages, List<ObjectNode> calls) {
    Set<String> others = new TreeSet<>();
    messages.forEach(message -> others.add(message.path(customerEnd(message)).asText()));
    calls.forEach(call -> others.add(call.path("to").asText()));
    ArrayNode people = Json.array();
    for (Customer customer : parts.office().newestCustomers()) {
      customer.phone().ifPresent(others::remove);
      people.add(person(customer.phone(), Optional.of(customer)));
    }
    for (String number : others) {
      people.add(person(Optional.of(number), parts.office().customerWithPhone(number)));
    }
    return people;
  }

  private static ObjectNode person(Optional<String> phone, Optional<Customer> customer) {
    return Json.object()
        .put("phone", phone.orElse(null))
        .put("name", customer.map(Customer::name).orElse(null))
        .put("email", customer.flatMap(Customer::email).orElse(null));
  }

  private static String customerEnd(ObjectNode message) {
    return message.path("direction").asText().equals("inbound") ? "from" : "to";
  }
}
