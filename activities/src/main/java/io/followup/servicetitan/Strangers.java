package io.followup.servicetitan;

import io.followup.dispatch.Contact;
import io.followup.dispatch.DispatchSystem.Detail;
import io.followup.dispatch.Party;
import io.followup.dispatch.Question;
import io.followup.servicetitan.CustomersOfContacts.Known;
import io.followup.touch.Channel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * People who left a number or address but no customer's number: what customers with the same number
 * wish counts for them, too, because they may be the same.
 */
final class Strangers {
  private final OptOuts optOuts;

  Strangers(ServiceTitanApi api, OwnOptOuts own) {
    this.optOuts = new OptOuts(api, own);
  }

  /**
   * @param name as they told it; may be empty
   * @param known the customers who have one of the contacts
   */
  Party party(
      String name,
      Party.Clientele clientele,
      List<Contact> contacts,
      List<Known> known,
      Question question) {
    List<Party.Refusal> refusals = new ArrayList<>();
    known.forEach(
        one -> refusals.addAll(CustomerFile.refusals(one.customer(), question.messageClass())));
    if (question.wants(Detail.PHONE_OPT_OUTS)) {
      refusals.addAll(optOuts.of(contacts, question.messageClass()));
    }
    return new Party(
        name,
        clientele,
        contacts.stream().map(contact -> withWishes(contact, known, question)).toList(),
        refusals,
        List.of());
  }

  private static Contact withWishes(Contact contact, List<Known> known, Question question) {
    Map<Channel, String> obstacles = new EnumMap<>(Channel.class);
    known.stream()
        .flatMap(
            one ->
                Contacts.of(
                    one.contacts(),
                    Boolean.TRUE.equals(one.customer().doNotMail()),
                    question.messageClass())
                    .stream())
        .filter(theirs -> Reachable.same(contact, theirs))
        .forEach(theirs -> obstacles.putAll(theirs.obstacles()));
    obstacles.putAll(contact.obstacles());
    return new Contact(contact.kind(), contact.value(), obstacles);
  }
}
