package io.followup.identity;

import static io.followup.identity.Action.LINK;
import static io.followup.identity.Action.MERGE;
import static io.followup.identity.Relation.SAME_ACCOUNT;
import static io.followup.identity.Relation.SAME_HOUSEHOLD;
import static io.followup.identity.Relation.SAME_PERSON;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Decides whether two records stand for one person, household or company: the first rule that fires
 * decides. The order and the codes are those of docs/reference/dispatch-and-crm.md, identity
 * resolution. Where the table is silent because one side does not state something, a person
 * decides: what is shared is then neither proven nor refuted.
 */
public final class Rules {
  private static final int OCCUPANTS_CHANGE_AFTER = 12;
  private static final int NUMBERS_CHANGE_AFTER = 24;
  private static final int MOST_OF_A_HOUSEHOLD = 2;

  private static final List<Rule> IN_ORDER =
      List.of(
          Rule.review(
              "R3",
              "The names agree but for junior and senior: father and son are two people.",
              two ->
                  two.names().areCompatible()
                      && two.names().haveConflictingGenerations()
                      && (two.sharePhone() || two.shareAddress())),
          Rule.same(
              "D6",
              SAME_ACCOUNT,
              LINK,
              "One company at one address or desk.",
              two -> two.areOneCompany() && (two.shareAddress() || two.shareDesk())),
          Rule.same(
              "D7",
              SAME_ACCOUNT,
              LINK,
              "One company, or one that manages the other, reached at the same number or mailbox.",
              two ->
                  (two.areOneCompany() || two.areManagedTogether())
                      && (two.shareSwitchboard() || two.shareEmail())
                      && !two.mayBeOnePersonOfTheCompany()),
          Rule.same(
              "D0",
              SAME_PERSON,
              MERGE,
              "Both the phone number and the e-mail address are the same.",
              two -> two.areTwoPersons() && two.sharePhone() && two.sharePersonalEmail()),
          Rule.same(
              "D1",
              SAME_PERSON,
              MERGE,
              "The phone number is the same and the names agree.",
              two -> two.sharePhone() && two.names().areCompatible()),
          Rule.same(
              "D2",
              SAME_PERSON,
              MERGE,
              "The e-mail address is the same and the names agree.",
              two -> two.sharePersonalEmail() && two.names().areCompatible()),
          Rule.same(
              "D3",
              SAME_HOUSEHOLD,
              LINK,
              "Phone number and address are the same.",
              two -> two.sharePhone() && two.shareAddress()),
          Rule.same(
              "D4",
              SAME_HOUSEHOLD,
              LINK,
              "E-mail address and street address are the same.",
              two -> two.sharePersonalEmail() && two.shareAddress()),
          Rule.same(
              "D5",
              SAME_HOUSEHOLD,
              LINK,
              "Address and surname are the same.",
              two -> two.shareAddress() && two.names().haveEqualSurnames()),
          Rule.same(
              "D8",
              SAME_PERSON,
              LINK,
              "Nothing but a number is known of the one, and it is the other's.",
              two -> two.sharePhone() && two.oneIsBareCaller()),
          Rule.same(
              "S1",
              SAME_PERSON,
              LINK,
              "The full name is the same, and the address is the same but for its spelling.",
              two -> two.names().areTheSameInFull() && two.addressIsWrittenAlike()),
          Rule.review(
              "R10",
              "A company and a person share a phone number, but not an address.",
              two -> two.areCompanyAndPerson() && two.sharePhone() && two.addressesConflict()),
          Rule.review(
              "R9",
              "Phone number and surname are the same, given name and address are not.",
              two ->
                  two.sharePhone()
                      && two.names().haveEqualSurnames()
                      && two.names().givenDiffer()
                      && two.addressesConflict()),
          Rule.different(
              "N2",
              "Only the phone number is the same, and two years lie between: it was probably given"
                  + " to somebody else.",
              two ->
                  two.sharePhone()
                      && two.namesConflict()
                      && two.addressesConflict()
                      && two.areApartByMonths(NUMBERS_CHANGE_AFTER)),
          Rule.review(
              "R1",
              "The phone number is the same, and name or address does not agree.",
              Comparison::sharePhone),
          Rule.review(
              "R5",
              "The e-mail address is the same, and neither name nor address agrees.",
              Comparison::sharePersonalEmail),
          Rule.review(
              "R2",
              "Building and surname are the same, and one side names no unit.",
              two ->
                  two.shareBuilding()
                      && two.unitIsMissingOnOneSide()
                      && two.names().haveEqualSurnames()),
          Rule.review(
              "R6",
              "The surname is the same, and the address differs by what may be a slip.",
              two ->
                  two.names().haveEqualSurnames()
                          && (two.numberIsOneSlipAway()
                              || two.zipIsOneSlipAway()
                              || two.partOfStreetIsMissing())
                      || two.names().areTheSameInFull() && two.unitIsOneSlipAway()),
          Rule.different(
              "N10",
              "Two companies behind one switchboard.",
              two -> two.shareSwitchboardOnly() && two.areTwoCompanies()),
          Rule.different(
              "N4", "Two units of one building.", two -> two.shareBuilding() && two.unitsDiffer()),
          Rule.different(
              "N9",
              "Two branches of one name that share neither number nor mailbox.",
              two -> two.areOneCompany() && two.addressesConflict()),
          Rule.different(
              "N1",
              "The address is the same, a year lies between and nothing else agrees: somebody moved"
                  + " in.",
              two -> two.shareAddress() && two.areApartByMonths(OCCUPANTS_CHANGE_AFTER)),
          Rule.review(
              "R4",
              "The address is the same, the surname is not, and both were seen within a year.",
              Comparison::shareAddress),
          Rule.review(
              "R7",
              "The names agree, and number or mailbox differs by what may be a slip.",
              two ->
                  two.names().areCompatible()
                      && !two.addressesConflict()
                      && two.phoneOrEmailIsOneSlipAway()),
          Rule.different(
              "N8",
              "The addresses only look alike.",
              two ->
                  two.streetsDifferByTypeOrDirection()
                      || two.surnamesDiffer()
                          && (two.numberIsOneSlipAway()
                              || two.zipIsOneSlipAway()
                              || two.shareStreetLineOnly())),
          Rule.review(
              "R8",
              "A rare full name is the same within one ZIP code: perhaps somebody moved.",
              two ->
                  two.names().areTheSameInFull()
                      && two.names().areRare()
                      && two.shareZip()
                      && two.addressesConflict()),
          Rule.different(
              "N5",
              "What they share belongs to neither: a number or mailbox of an office, or a"
                  + " placeholder.",
              Comparison::shareWhatTellsNothing),
          Rule.different(
              "N6",
              "The surname is the same, the address is not, and nothing else is shared.",
              two ->
                  two.names().haveEqualSurnames()
                      && !two.names().areTheSameInFull()
                      && two.addressesConflict()),
          Rule.different("N3", "Nothing that counts is shared.", two -> true));

  private final Cleaning cleaning;

  /**
   * @param blocked what tells nothing, whoever left it
   */
  public Rules(PhoneReading numbers, BlockList blocked) {
    this.cleaning = new Cleaning(numbers, blocked);
  }

  /** The same decision with the sides in either order. */
  public Decision decide(Written one, Written other) {
    Comparison two = new Comparison(cleaning.clean(one), cleaning.clean(other));
    return IN_ORDER.stream()
        .filter(rule -> rule.fires().test(two))
        .findFirst()
        .map(Rule::decision)
        .orElseThrow();
  }

  /**
   * Numbers that two people have in common although neither name nor address agrees: perhaps they
   * were taken from the one and given to the other.
   *
   * @return E.164; personal
   */
  public Set<String> perhapsReassigned(Written one, Written other) {
    Profile mine = cleaning.clean(one);
    Profile theirs = cleaning.clean(other);
    Comparison two = new Comparison(mine, theirs);
    return two.areTwoPersons() && two.namesConflict() && two.addressesConflict()
        ? two.sharedPhones()
        : Set.of();
  }

  /** By which other records to compare with are found. */
  public BlockingKeys keysOf(Written written) {
    return BlockingKeys.of(cleaning.clean(written));
  }

  /** Why nothing is decided without a person although a rule fired: several records reach it. */
  public static Decision several(Decision decision) {
    return Decision.review(
        decision.rule(), "Several people who are not one match alike: a person must choose.");
  }

  /**
   * Whether records cannot be one household, although each is like the next: more than two surnames
   * at more than two addresses.
   */
  public boolean areTooMixed(Collection<Written> household) {
    List<Profile> profiles = household.stream().map(cleaning::clean).toList();
    long surnames =
        profiles.stream()
            .filter(profile -> profile.company().isEmpty())
            .map(profile -> profile.name().surname())
            .filter(surname -> !surname.isEmpty())
            .distinct()
            .count();
    long addresses =
        profiles.stream()
            .flatMap(profile -> profile.address().flatMap(PostalAddress::buildingKey).stream())
            .distinct()
            .count();
    return surnames > MOST_OF_A_HOUSEHOLD && addresses > MOST_OF_A_HOUSEHOLD;
  }
}
