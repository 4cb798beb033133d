package io.followup.simulator.demo;

import java.util.Locale;

/**
 * An invented customer.
 *
 * @param seat each person's own, 0 to {@link PhoneBook#SEATS}; the phone number comes of it
 * @param answers how the person takes calls: human or voicemail
 * @param texts what becomes of texts: deliver, or an error code of Twilio
 */
record Person(String name, int seat, String answers, String texts) {
  Person(String name, int seat, String answers) {
    this(name, seat, answers, "deliver");
  }

  String firstName() {
    return name.split(" ")[0];
  }

  /** One house for all, another one in every demo: who has a surname alone lives alone. */
  String street(String number) {
    int page = Integer.parseInt(number.substring(10)) - seat;
    return "%s%02d Oak St".formatted(number.substring(2, 5), page);
  }

  /** Another one in every demo, as the number is. */
  String email(String number) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '.')
        + "."
        + number.replace("+1", "")
        + "@example.com";
  }
}
