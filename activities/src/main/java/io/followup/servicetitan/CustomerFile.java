package io.followup.servicetitan;

import io.followup.dispatch.Contact;
import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchSystem.Detail;
import io.followup.dispatch.Party;
import io.followup.dispatch.Party.Clientele;
import io.followup.dispatch.Party.Refusal;
import io.followup.dispatch.Question;
import io.followup.touch.Channel;
import io.followup.touch.MessageClass;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who a customer is, how to reach them, and what ServiceTitan has on record against it. */
final class CustomerFile {
  private static final Set<Channel> ALL = EnumSet.allOf(Channel.class);
  private static final int PAGE = 200;

  /** One that was merged may be merged again; more than these go in a circle. */
  private static final int MOST_MERGES = 10;

  private final ServiceTitanApi api;
  private final OptOuts optOuts;

  CustomerFile(ServiceTitanApi api, OwnOptOuts own) {
    this.api = api;
    this.optOuts = new OptOuts(api, own);
  }

  /** The customer that the question names, without addresses. */
  Party read(Question question) {
    Rows.Customer customer =
        current(question.customer().value())
            .orElseThrow(
                () ->
                    new DispatchRefused(
                        "ServiceTitan does not know customer "
                            + question.customer()
                            + " of "
                            + question.subject().inWords()
                            + ": correct it there, then resume."));
    List<Contact> contacts =
        Contacts.of(
            contactsOf(customer.id()),
            Boolean.TRUE.equals(customer.doNotMail()),
            question.messageClass());
    List<Refusal> refusals = new ArrayList<>(refusals(customer, question.messageClass()));
    if (question.wants(Detail.PHONE_OPT_OUTS)) {
      refusals.addAll(optOuts.of(contacts, question.messageClass()));
    }
    return new Party(
        customer.name() == null ? "" : customer.name(),
        clientele(customer.type()),
        contacts,
        refusals,
        List.of(),
        Site.place(customer.address()));
  }

  static Clientele clientele(String type) {
    return "Commercial".equalsIgnoreCase(type) ? Clientele.COMPANY : Clientele.PERSON;
  }

  /** Money is owed by whoever is not served any more, too. */
  static List<Refusal> refusals(Rows.Customer customer, MessageClass message) {
    return Boolean.TRUE.equals(customer.doNotService()) && message != MessageClass.DEBT
        ? List.of(new Refusal(ALL, Optional.empty(), "is marked as not to be served"))
        : List.of();
  }

  /** The customer, or the one it was merged into; nobody writes to one that was put away. */
  Optional<Rows.Customer> current(String id) {
    Optional<Rows.Customer> current = get(id);
    for (int hop = 0;
        hop < MOST_MERGES && current.filter(CustomerFile::wasMerged).isPresent();
        hop++) {
      current = get(Long.toString(current.get().mergedToId()));
    }
    current
        .filter(customer -> Boolean.FALSE.equals(customer.active()))
        .ifPresent(
            customer -> {
              throw new DispatchRefused(
                  "Customer "
                      + customer.id()
                      + " is inactive in ServiceTitan and merged into nobody: stop the run, or make"
                      + " the customer active there and resume.");
            });
    return current;
  }

  private static boolean wasMerged(Rows.Customer customer) {
    return Boolean.FALSE.equals(customer.active()) && customer.mergedToId() != null;
  }

  private Optional<Rows.Customer> get(String id) {
    return api.get("crm/v2", "customers/" + id, Rows.CUSTOMER);
  }

  List<Rows.Contact> contactsOf(long customer) {
    String resource = "customers/" + customer + "/contacts?pageSize=" + PAGE;
    return api.<Rows.Page<Rows.Contact>>get("crm/v2", resource, Rows.CONTACTS)
        .map(Rows.Page::data)
        .orElseGet(List::of);
  }
}
