package io.followup.servicetitan;

import com.fasterxml.jackson.databind.ObjectReader;
import io.followup.dispatch.Contact;
import io.followup.dispatch.DispatchRefused;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The customers who have a number or mailbox. ServiceTitan searches numbers loosely and by its own
 * rules, so that only those count whose contacts show it.
 */
final class CustomersOfContacts {
  /** A number that more customers share is a switchboard. */
  private static final int MOST = 5;

  private static final int PAGE = 50;

  private final ServiceTitanApi api;
  private final CustomerFile file;
  private final SideBySide sideBySide;

  CustomersOfContacts(ServiceTitanApi api, CustomerFile file, SideBySide sideBySide) {
    this.api = api;
    this.file = file;
    this.sideBySide = sideBySide;
  }

  /** A customer, and how to reach it. */
  record Known(Rows.Customer customer, List<Rows.Contact> contacts) {}

  List<Known> find(List<Contact> contacts) {
    List<SideBySide.Pending<Found>> searches =
        contacts.stream()
            .flatMap(contact -> contact.value().stream().map(value -> search(contact, value)))
            .toList();
    Set<Long> found = new LinkedHashSet<>();
    AtomicBoolean more = new AtomicBoolean();
    searches.forEach(
        search -> {
          Found one = search.await();
          found.addAll(one.customers());
          more.compareAndSet(false, one.hasMore());
        });
    List<SideBySide.Pending<Stream<Known>>> readings =
        found.stream().limit(MOST).map(id -> sideBySide.start(() -> read(id))).toList();
    Map<Long, Known> known = new LinkedHashMap<>();
    readings.forEach(
        reading ->
            reading
                .await()
                .filter(one -> has(one, contacts))
                .forEach(one -> known.putIfAbsent(one.customer().id(), one)));
    if (known.isEmpty() && more.get()) {
      throw new DispatchRefused(
          "ServiceTitan lists more than "
              + PAGE
              + " customers for one number or address, and none of the first ones has it: it seems"
              + " to ignore the search; report it.");
    }
    return List.copyOf(known.values());
  }

  /** What a search found, before anybody looked at the contacts. */
  private record Found(Set<Long> customers, boolean hasMore) {}

  private SideBySide.Pending<Found> search(Contact contact, String value) {
    return sideBySide.start(
        () -> contact.kind() == Contact.Kind.EMAIL ? withAddress(value) : withNumber(value));
  }

  private Stream<Known> read(long id) {
    return file.current(Long.toString(id)).stream()
        .filter(customer -> !Boolean.FALSE.equals(customer.active()))
        .map(customer -> new Known(customer, file.contactsOf(customer.id())));
  }

  private static boolean has(Known one, List<Contact> contacts) {
    return Reachable.among(one.contacts()).stream()
        .anyMatch(
            theirs ->
                contacts.stream()
                    .anyMatch(ours -> ours.value().isPresent() && Reachable.same(ours, theirs)));
  }

  /** Numbers are searched by their ten national digits. */
  private Found withNumber(String e164) {
    String digits = e164.startsWith("+1") ? e164.substring(2) : e164.substring(1);
    String query = "customers?phone=" + digits + "&active=Any&pageSize=" + PAGE;
    Rows.Page<Rows.Customer> page = page(query, Rows.CUSTOMERS);
    return new Found(ids(page.data().stream().map(Rows.Customer::id)), page.hasMore());
  }

  /** There is no search of customers by address, only one of contacts. */
  private Found withAddress(String address) {
    String query =
        "contacts/contact-methods?type=Email&value="
            + URLEncoder.encode(address, StandardCharsets.UTF_8)
            + "&pageSize="
            + PAGE;
    Rows.Page<Rows.ContactMethod> page = page(query, Rows.CONTACT_METHODS);
    return new Found(
        ids(
            page.data().stream()
                .filter(method -> address.equalsIgnoreCase(method.value()))
                .limit(MOST)
                .flatMap(method -> relatedTo(method.contactId()))),
        page.hasMore());
  }

  private <T> Rows.Page<T> page(String query, ObjectReader reader) {
    return api.<Rows.Page<T>>get("crm/v2", query, reader)
        .orElseGet(() -> new Rows.Page<>(false, List.of()));
  }

  private Stream<Long> relatedTo(String contact) {
    String query = "contacts/" + contact + "/relationships?pageSize=50";
    return api.<Rows.Page<Rows.Relationship>>get("crm/v2", query, Rows.RELATIONSHIPS).stream()
        .flatMap(page -> page.data().stream())
        .filter(related -> "customer".equalsIgnoreCase(related.typeSlug()))
        .filter(related -> related.relatedEntityId() != null)
        .map(Rows.Relationship::relatedEntityId);
  }

  private static Set<Long> ids(Stream<Long> found) {
    return found.collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
