package io.followup.identity;

import java.util.Optional;

/**
 * An address, cleaned; personal. Parts that are not stated are empty.
 *
 * @param number house number without hyphen, with its fraction; empty for boxes
 * @param street name of the street, or the box
 * @param unit one field for apartment, unit, suite, lot
 * @param zip five digits
 */
record PostalAddress(
    String number,
    String before,
    String street,
    String type,
    String after,
    String unit,
    String zip,
    String city,
    String state,
    Kind kind) {

  /** What it is. */
  enum Kind {
    DWELLING,
    /** A post office box: nobody lives there. */
    BOX
  }

  /** Same key including the unit. */
  boolean is(PostalAddress other) {
    return isBuildingOf(other) && unit.equals(other.unit);
  }

  /** Same key without the unit. */
  boolean isBuildingOf(PostalAddress other) {
    return kind == other.kind
        && number.equals(other.number)
        && hasSameStreetAs(other)
        && isInPlaceOf(other);
  }

  boolean hasSameStreetAs(PostalAddress other) {
    return street.equals(other.street)
        && before.equals(other.before)
        && type.equals(other.type)
        && after.equals(other.after);
  }

  /** A part that one side does not state is weaker evidence, and no conflict. */
  boolean mayBeBuildingOf(PostalAddress other) {
    return kind == other.kind
        && number.equals(other.number)
        && isInPlaceOf(other)
        && mayBeStreetOf(other)
        && street.equals(other.street);
  }

  /** No direction and no type that both state differs. */
  boolean mayBeStreetOf(PostalAddress other) {
    return agree(before + after, other.before + other.after) && agree(type, other.type);
  }

  boolean statesOtherUnitThan(PostalAddress other) {
    return !unit.isEmpty() && !other.unit.isEmpty() && !unit.equals(other.unit);
  }

  boolean lacksUnitOf(PostalAddress other) {
    return unit.isEmpty() != other.unit.isEmpty();
  }

  /** By ZIP; where one side lacks it, by town and state. */
  boolean isInPlaceOf(PostalAddress other) {
    return zip.isEmpty() || other.zip.isEmpty()
        ? !city.isEmpty() && city.equals(other.city) && agree(state, other.state)
        : zip.equals(other.zip);
  }

  private static boolean agree(String mine, String theirs) {
    return mine.isEmpty() || theirs.isEmpty() || mine.equals(theirs);
  }

  /** By which records of one building are found; empty for boxes and where the place is unknown. */
  Optional<String> buildingKey() {
    String where = zip.isEmpty() ? city + " " + state : zip;
    return kind == Kind.BOX || number.isEmpty() || where.isBlank()
        ? Optional.empty()
        : Optional.of(number + " " + street + " " + where);
  }

  @Override
  public String toString() {
    return "PostalAddress[" + kind + "]";
  }
}
