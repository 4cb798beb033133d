package io.followup.simulator.demo;

import java.time.Instant;
import java.util.List;

/**
 * Invented numbers of one demo, all in the Central zone of Texas. Another demo takes others, so
 * that runs which an interrupted demo left behind do not text into the next one.
 */
record PhoneBook(String areaCode, int first) {
  private static final List<String> AREA_CODES =
      List.of("512", "737", "210", "214", "469", "972", "713", "281", "832");
  private static final int SEATS = 11;
  private static final int FIRST = 12; // the numbers below are the office's own
  private static final int BLOCKS = 8;

  static PhoneBook of(Instant began) {
    int page = (int) (began.getEpochSecond() % (AREA_CODES.size() * BLOCKS));
    return new PhoneBook(
        AREA_CODES.get(page % AREA_CODES.size()), FIRST + SEATS * (page / AREA_CODES.size()));
  }

  String numberOf(Person person) {
    return "+1%s55501%02d".formatted(areaCode, first + person.seat());
  }
}
