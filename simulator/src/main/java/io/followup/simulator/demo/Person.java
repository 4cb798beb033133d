package io.followup.simulator.demo;

import java.util.Locale;

/**
 * An invented customer.
 *
 * @param seat 0 to 10, each person's own; the phone number comes of it
 * @param answers how the person takes calls: human or voicemail
 */
record Person(String name, int seat, String answers) {
  String firstName() {
    return name.split(" ")[0];
  }

  String email() {
    return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com";
  }
}
