package io.followup.tenant;

/** A setting that has a default and bounds. */
final class Bounds {
  private Bounds() {}

  /**
   * @param field as it stands in the file, below the tenant
   * @return what is configured, or what is usual
   * @throws IllegalArgumentException when it is out of bounds; names the field and the bounds
   */
  static <T extends Comparable<T>> T within(String field, T configured, T usual, T least, T most) {
    if (configured == null) {
      return usual;
    }
    if (configured.compareTo(least) < 0 || configured.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          field + " " + configured + " is not allowed: use " + least + " to " + most);
    }
    return configured;
  }
}
