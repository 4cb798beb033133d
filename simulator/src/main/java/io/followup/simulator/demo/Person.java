package io.followup.simulator.demo;

import java.util.Locale;

/**
 * An invented customer.
 *
 * @param answers how the person takes calls: human or voicemail
 */
record Person(String name, String phone, String answers) {
  String firstName() {
    return name.split(" ")[0];
  }

  String email() {
    return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com";
  }
}
