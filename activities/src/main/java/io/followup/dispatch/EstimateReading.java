package io.followup.dispatch;

import io.followup.guard.Sending;
import io.followup.subject.EstimateId;
import io.followup.touch.Channel;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a dispatch system says about an estimate follow-up at one moment.
 *
 * @param customerName as the office wrote it; personal
 * @param clientele whether the customer is a company
 * @param contacts the customer's numbers and mailboxes, best first
 * @param refusals what is on record against contacting the customer
 * @param addresses where the work is done, when it was asked for and is known; usually one
 * @param jobType when it was asked for and is known
 */
public record EstimateReading(
    List<Option> options,
    String customerName,
    Clientele clientele,
    List<Contact> contacts,
    List<Refusal> refusals,
    List<Address> addresses,
    Optional<String> jobType) {

  /** What kind of customer it is. */
  public enum Clientele {
    PERSON,
    COMPANY
  }

  /** One estimate. {@code total} is subtotal plus tax, in the tenant's currency. */
  public record Option(
      EstimateId id,
      Sending.Status status,
      BigDecimal total,
      String name,
      Optional<String> jobNumber) {}

  /**
   * @param channels that must not be used
   * @param contact the one number or address it is about; empty: the whole customer
   * @param why as it reads after "the customer"
   */
  public record Refusal(Set<Channel> channels, Optional<String> contact, String why) {}

  /** As the office wrote it; any part may be empty. */
  public record Address(String country, String state, String zip) {}

  public EstimateReading {
    options = List.copyOf(options);
    contacts = List.copyOf(contacts);
    refusals = List.copyOf(refusals);
    addresses = List.copyOf(addresses);
  }

  /** Nothing is open, so nothing else was read. */
  public static EstimateReading nothingOpen(List<Option> options) {
    return new EstimateReading(
        options, "", Clientele.PERSON, List.of(), List.of(), List.of(), Optional.empty());
  }

  /** The largest open option: the one that messages talk about. */
  public Optional<Option> main() {
    return options.stream()
        .filter(option -> option.status() == Sending.Status.OPEN)
        .max(Comparator.comparing(Option::total));
  }

  @Override
  public String toString() {
    return "EstimateReading[" + options.size() + " options]";
  }
}
