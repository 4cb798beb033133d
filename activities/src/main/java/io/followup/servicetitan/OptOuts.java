package io.followup.servicetitan;

import io.followup.dispatch.Contact;
import io.followup.dispatch.Party.Refusal;
import io.followup.touch.Channel;
import io.followup.touch.MessageClass;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Opt-outs that ServiceTitan keeps for phone numbers. */
final class OptOuts {
  private static final Set<Channel> PHONES = EnumSet.of(Channel.SMS, Channel.VOICE);

  private final ServiceTitanApi api;
  private final OwnOptOuts own;

  OptOuts(ServiceTitanApi api, OwnOptOuts own) {
    this.api = api;
    this.own = own;
  }

  /** What is on record against messages of this kind to these numbers. */
  List<Refusal> of(List<Contact> contacts, MessageClass message) {
    List<String> numbers =
        contacts.stream()
            .filter(contact -> contact.kind() != Contact.Kind.EMAIL)
            .flatMap(contact -> contact.value().stream())
            .distinct()
            .toList();
    if (numbers.isEmpty()) {
      return List.of();
    }
    Rows.Page<Rows.OptOut> found =
        api.find(
            "telecom/v3",
            "optinouts/optouts/getlist",
            Map.of("contactNumbers", numbers),
            Rows.OPT_OUTS);
    return found.data().stream()
        .filter(row -> !isOurs(row))
        .flatMap(row -> refusal(row, message).stream())
        .toList();
  }

  /** What we wrote there ourselves is decided by our own record, which knows of START, too. */
  private boolean isOurs(Rows.OptOut row) {
    return row.contactNumber() != null
        && "Global".equalsIgnoreCase(row.optOutType())
        && own.told(api.tenant(), row.contactNumber());
  }

  private static Optional<Refusal> refusal(Rows.OptOut row, MessageClass message) {
    Optional<String> number = Optional.ofNullable(row.contactNumber());
    return switch (row.optOutType() == null ? "" : row.optOutType()) {
      case "Marketing" ->
          message == MessageClass.MARKETING
              ? Optional.of(new Refusal(PHONES, number, "opted out of marketing in ServiceTitan"))
              : Optional.empty();
      case "Other" -> Optional.empty();
      // Global, Unknown and words that come later: when in doubt, leave people alone.
      default -> Optional.of(new Refusal(PHONES, number, "opted out in ServiceTitan"));
    };
  }
}
