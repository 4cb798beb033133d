package io.followup.identity;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** What two cleaned records have in common, and what speaks against them. */
final class Comparison {
  private static final double STREET_ALIKE = 0.92;

  private final Profile one;
  private final Profile other;
  private final Names names;

  Comparison(Profile one, Profile other) {
    this.one = one;
    this.other = other;
    this.names = new Names(one.name(), other.name());
  }

  Names names() {
    return names;
  }

  // Numbers and mailboxes

  boolean sharePhone() {
    return anyPhones(Phone::reaches);
  }

  /** E.164. */
  Set<String> sharedPhones() {
    return one.phones().stream()
        .filter(mine -> other.phones().stream().anyMatch(mine::reaches))
        .map(Phone::e164)
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean shareDesk() {
    return anyPhones(Phone::isSameDeskAs);
  }

  boolean shareSwitchboardOnly() {
    return anyPhones(Phone::isOtherDeskThan) && !sharePhone();
  }

  boolean shareSwitchboard() {
    return anyPhones((mine, theirs) -> mine.e164().equals(theirs.e164()));
  }

  boolean sharePersonalEmail() {
    return anyMailboxes(
        (mine, theirs) -> mine.use() == Mailbox.Use.PERSONAL && mine.equals(theirs));
  }

  boolean shareEmail() {
    return anyMailboxes(Mailbox::equals);
  }

  boolean phoneOrEmailIsOneSlipAway() {
    return phoneIsOneSlipAway()
        || anyMailboxes((mine, theirs) -> Likeness.oneSlipApart(mine.address(), theirs.address()));
  }

  boolean phoneIsOneSlipAway() {
    return anyPhones((mine, theirs) -> Likeness.oneSlipApart(mine.e164(), theirs.e164()));
  }

  boolean shareWhatTellsNothing() {
    return one.blocked().stream().anyMatch(other.blocked()::contains) || shareEmail();
  }

  private boolean anyPhones(BiPredicate<Phone, Phone> holds) {
    return one.phones().stream()
        .anyMatch(mine -> other.phones().stream().anyMatch(theirs -> holds.test(mine, theirs)));
  }

  private boolean anyMailboxes(BiPredicate<Mailbox, Mailbox> holds) {
    return one.emails().stream()
        .anyMatch(mine -> other.emails().stream().anyMatch(theirs -> holds.test(mine, theirs)));
  }

  // Who they are

  boolean areTwoPersons() {
    return one.isPerson() && other.isPerson();
  }

  boolean areCompanyAndPerson() {
    return one.isCompany() && other.isPerson() || one.isPerson() && other.isCompany();
  }

  boolean oneIsBareCaller() {
    return one.isBareCaller() || other.isBareCaller();
  }

  boolean areOneCompany() {
    return companies(CompanyName::is);
  }

  boolean areManagedTogether() {
    return companies(CompanyName::isManagedTogetherWith);
  }

  boolean areTwoCompanies() {
    return companies((mine, theirs) -> !mine.is(theirs) && !mine.isManagedTogetherWith(theirs));
  }

  /** Two people of one company, told apart by nothing but their location. */
  boolean mayBeOnePersonOfTheCompany() {
    return areTwoPersons() && names.areCompatible() && !addressesConflict();
  }

  boolean namesConflict() {
    return areTwoPersons()
        ? names.conflict()
        : areCompanyAndPerson() && !areOneCompany() || !areTwoPersons() && areTwoCompanies();
  }

  boolean surnamesDiffer() {
    return !names.haveEqualSurnames() && !names.areCompatible();
  }

  private boolean companies(BiPredicate<CompanyName, CompanyName> holds) {
    return one.company().isPresent()
        && other.company().isPresent()
        && holds.test(one.company().get(), other.company().get());
  }

  // Where they are

  boolean shareAddress() {
    return addresses(PostalAddress::is);
  }

  boolean shareBuilding() {
    return addresses(PostalAddress::isBuildingOf);
  }

  boolean unitIsMissingOnOneSide() {
    return addresses(PostalAddress::lacksUnitOf);
  }

  boolean unitsDiffer() {
    return addresses(PostalAddress::statesOtherUnitThan);
  }

  /** Two dwellings that cannot be one; a box for letters conflicts with nothing. */
  boolean addressesConflict() {
    return addresses(
        (mine, theirs) ->
            mine.kind() == theirs.kind()
                && (!mine.mayBeBuildingOf(theirs) || mine.statesOtherUnitThan(theirs)));
  }

  /** Same number, place and unit, and a street that may be the same, written otherwise. */
  boolean addressIsWrittenAlike() {
    return addresses(
        (mine, theirs) ->
            !mine.number().isEmpty()
                && mine.number().equals(theirs.number())
                && mine.isInPlaceOf(theirs)
                && mine.unit().equals(theirs.unit())
                && mine.mayBeStreetOf(theirs)
                && (mine.street().equals(theirs.street())
                    || Likeness.jaroWinkler(mine.street(), theirs.street()) >= STREET_ALIKE));
  }

  /** Only a direction or type of the street is missing on one side. */
  boolean partOfStreetIsMissing() {
    return addresses(
        (mine, theirs) ->
            mine.mayBeBuildingOf(theirs)
                && !mine.hasSameStreetAs(theirs)
                && !mine.statesOtherUnitThan(theirs));
  }

  boolean numberIsOneSlipAway() {
    return addresses(
        (mine, theirs) ->
            mine.hasSameStreetAs(theirs)
                && mine.isInPlaceOf(theirs)
                && mine.unit().equals(theirs.unit())
                && Likeness.oneSlipApart(mine.number(), theirs.number()));
  }

  boolean zipIsOneSlipAway() {
    return addresses(
        (mine, theirs) ->
            mine.hasSameStreetAs(theirs)
                && mine.number().equals(theirs.number())
                && mine.unit().equals(theirs.unit())
                && Likeness.oneSlipApart(mine.zip(), theirs.zip()));
  }

  boolean unitIsOneSlipAway() {
    return addresses(
        (mine, theirs) ->
            mine.isBuildingOf(theirs)
                && !mine.unit().isEmpty()
                && !theirs.unit().isEmpty()
                && Likeness.oneSlipApart(mine.unit(), theirs.unit()));
  }

  boolean streetsDifferByTypeOrDirection() {
    return addresses(
        (mine, theirs) ->
            mine.street().equals(theirs.street())
                && mine.number().equals(theirs.number())
                && mine.isInPlaceOf(theirs)
                && !mine.mayBeStreetOf(theirs));
  }

  /** Same house number and street, in another place. */
  boolean shareStreetLineOnly() {
    return addresses(
        (mine, theirs) ->
            mine.hasSameStreetAs(theirs)
                && mine.number().equals(theirs.number())
                && !mine.isInPlaceOf(theirs));
  }

  boolean shareZip() {
    return addresses((mine, theirs) -> !mine.zip().isEmpty() && mine.zip().equals(theirs.zip()));
  }

  private boolean addresses(BiPredicate<PostalAddress, PostalAddress> holds) {
    return one.address().isPresent()
        && other.address().isPresent()
        && holds.test(one.address().get(), other.address().get());
  }

  // When they were seen

  /** Whether so many months lie between them; an unknown date proves nothing. */
  boolean areApartByMonths(int months) {
    return gap(months).orElse(false);
  }

  private Optional<Boolean> gap(int months) {
    if (one.lastSeen().isEmpty() || other.lastSeen().isEmpty()) {
      return Optional.empty();
    }
    LocalDate mine = one.lastSeen().get();
    LocalDate theirs = other.lastSeen().get();
    LocalDate earlier = mine.isBefore(theirs) ? mine : theirs;
    LocalDate later = mine.isBefore(theirs) ? theirs : mine;
    return Optional.of(!later.isBefore(earlier.plusMonths(months)));
  }
}
