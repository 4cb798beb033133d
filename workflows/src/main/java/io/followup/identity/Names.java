package io.followup.identity;

import java.util.Set;

/** How two names of people stand to each other. */
final class Names {
  private static final double SURNAME_ALIKE = 0.92;
  private static final double GIVEN_ALIKE = 0.90;

  private final PersonName one;
  private final PersonName other;

  Names(PersonName one, PersonName other) {
    this.one = one;
    this.other = other;
  }

  /** Whether both may be one person's, whatever the generation. */
  boolean areCompatible() {
    return surnamesAlike() && givenAlike() || areSwapped();
  }

  /** Different generations are stated: junior and senior. */
  boolean haveConflictingGenerations() {
    return one.generation().isPresent()
        && other.generation().isPresent()
        && !one.generation().equals(other.generation());
  }

  boolean haveEqualSurnames() {
    return shareOne(one.surnameParts(), other.surnameParts());
  }

  /** Both are stated, and no surname is shared, in neither order. */
  boolean conflict() {
    return !one.isUnknown()
        && !other.isUnknown()
        && !areCompatible()
        && (one.surname().isEmpty() || other.surname().isEmpty()
            ? !givenAlike()
            : !haveEqualSurnames());
  }

  /** Both are stated in full and equal, in either order. */
  boolean areTheSameInFull() {
    return one.isFull()
        && other.isFull()
        && !haveConflictingGenerations()
        && (one.surname().equals(other.surname()) && one.firstGiven().equals(other.firstGiven())
            || areSwapped());
  }

  boolean areRare() {
    return CommonNames.isRare(one);
  }

  boolean givenDiffer() {
    return !one.given().isEmpty() && !other.given().isEmpty() && !givenAlike();
  }

  private boolean surnamesAlike() {
    if (one.surname().isEmpty() || other.surname().isEmpty()) {
      return false;
    }
    return haveEqualSurnames()
        || Likeness.jaroWinkler(one.surname(), other.surname()) >= SURNAME_ALIKE;
  }

  private boolean givenAlike() {
    if (one.given().isEmpty() || other.given().isEmpty() || one.couple() != other.couple()) {
      return false;
    }
    String mine = one.firstGiven();
    String theirs = other.firstGiven();
    return mine.equals(theirs)
        || String.join("", one.given()).equals(String.join("", other.given()))
        || Nicknames.pair(mine, theirs)
        || isInitial(mine, theirs)
        || isInitial(theirs, mine)
        || goesBySecondName(one, other)
        || goesBySecondName(other, one)
        || mine.length() > 1
            && theirs.length() > 1
            && !areOfManAndWoman(mine, theirs)
            && Likeness.jaroWinkler(mine, theirs) >= GIVEN_ALIKE;
  }

  /** Eric and Erica are spelled alike, and are two people. */
  private static boolean areOfManAndWoman(String one, String other) {
    String longer = one.length() >= other.length() ? one : other;
    String shorter = one.length() >= other.length() ? other : one;
    return longer.equals(shorter + "a")
        || longer.equals(shorter + "ina")
        || longer.equals(shorter + "ette")
        || longer.equals(shorter + "elle")
        || longer.equals(shorter + "le")
        || longer.equals(shorter + "ia")
        || longer.equals(shorter + "ie")
        || shorter.endsWith("o") && longer.equals(stem(shorter) + "a")
        || stem(longer).equals(stem(shorter))
            && (longer + shorter).matches(".*[ei]s.*[ei]s|.*(er|ra).*(ra|er)|.*(ew|ea).*(ea|ew)");
  }

  private static String stem(String name) {
    return name.substring(0, name.length() - 1);
  }

  private static boolean isInitial(String initial, String name) {
    return initial.length() == 1 && name.startsWith(initial);
  }

  /** J. Robert Smith is Robert Smith. */
  private static boolean goesBySecondName(PersonName one, PersonName other) {
    return one.given().size() > 1
        && one.firstGiven().length() == 1
        && one.given().get(1).equals(other.firstGiven());
  }

  private boolean areSwapped() {
    return one.isFull()
        && other.isFull()
        && one.firstGiven().equals(other.surname())
        && one.surname().equals(other.firstGiven());
  }

  private static boolean shareOne(Set<String> some, Set<String> others) {
    return some.stream().anyMatch(others::contains);
  }
}
