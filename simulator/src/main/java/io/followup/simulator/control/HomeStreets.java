package io.followup.simulator.control;

import java.util.List;

/** Invented streets: nobody lives where somebody else does, unless a scenario says so. */
final class HomeStreets {
  private static final List<String> STREETS =
      List.of(
          "Main St",
          "Brodie Ln",
          "Maple Ave",
          "Kinney Ave",
          "Garden Villa Ln",
          "Holmes Rd",
          "Velasco Ave",
          "Burton Dr",
          "Collier St",
          "Hartford Dr",
          "Wornall Rd",
          "Summit St",
          "Guilford Ave",
          "Crestview Rd",
          "Lillian St",
          "Harrison Ave",
          "Elm Ct");

  private HomeStreets() {}

  /** Street and house number of the customer with this id. */
  static String of(long customer) {
    int street = (int) (customer % STREETS.size());
    return 100 + customer / STREETS.size() % 9_000 + " " + STREETS.get(street);
  }
}
