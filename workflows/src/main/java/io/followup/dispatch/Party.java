package io.followup.dispatch;

import io.followup.identity.Written;
import io.followup.touch.Channel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a follow-up reaches, as the dispatch system tells it at one moment.
 *
 * @param name as the office, or the person, wrote it; personal
 * @param clientele whether it is a company
 * @param contacts numbers and mailboxes, best first
 * @param refusals what is on record against contacting them
 * @param addresses where the work is done, when it was asked for and is known; usually one
 * @param home where the customer lives or has its office, to tell who is who; may be unknown
 */
public record Party(
    String name,
    Clientele clientele,
    List<Contact> contacts,
    List<Refusal> refusals,
    List<Address> addresses,
    Written.Place home) {

  /** What kind of customer it is. */
  public enum Clientele {
    PERSON,
    COMPANY
  }

  /**
   * @param channels that must not be used
   * @param contact the one number or address it is about; empty: the whole customer
   * @param why as it reads after "the customer"
   */
  public record Refusal(Set<Channel> channels, Optional<String> contact, String why) {}

  /** As the office wrote it; any part may be empty. */
  public record Address(String country, String state, String zip) {}

  public Party {
    contacts = List.copyOf(contacts);
    refusals = List.copyOf(refusals);
    addresses = List.copyOf(addresses);
  }

  /** Somebody of whom it is not known where they live. */
  public Party(
      String name,
      Clientele clientele,
      List<Contact> contacts,
      List<Refusal> refusals,
      List<Address> addresses) {
    this(name, clientele, contacts, refusals, addresses, Written.Place.unknown());
  }

  /** Nobody was read, because nothing is sent. */
  public static Party nobody() {
    return new Party("", Clientele.PERSON, List.of(), List.of(), List.of());
  }

  /** The same, with the places where the work is done. */
  public Party at(List<Address> places) {
    return new Party(name, clientele, contacts, refusals, places, home);
  }

  /** The same, and this is where they live or have their office. */
  public Party livingAt(Written.Place place) {
    return new Party(name, clientele, contacts, refusals, addresses, place);
  }

  @Override
  public String toString() {
    return "Party[" + clientele + ", " + contacts.size() + " contacts]";
  }
}
