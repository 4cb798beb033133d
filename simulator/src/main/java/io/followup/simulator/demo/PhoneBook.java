package io.followup.simulator.demo;

import java.time.Instant;
import java.util.List;

/**
 * Invented numbers of one demo, all in the Central zone of Texas. The next demos take others, so
 * that what was said on a number in one of them does not count in another.
 */
record PhoneBook(String areaCode, int first) {
  static final int SEATS = 43;
  private static final List<String> AREA_CODES =
      List.of(
          "512", "737", "210", "214", "469", "972", "713", "281", "832", "817", "682", "254", "361",
          "409", "903", "936", "940", "956", "979", "806", "325", "830", "726", "945", "346",
          "430");
  private static final int FIRST = 12; // the numbers below are the office's own
  private static final int BLOCKS = 2;
  private static final int PAGES = AREA_CODES.size() * BLOCKS;

  /** A page lasts less than a demo does. */
  private static final int SECONDS_PER_PAGE = 120;

  static PhoneBook of(Instant began) {
    int page = (int) (began.getEpochSecond() / SECONDS_PER_PAGE % PAGES);
    return new PhoneBook(
        AREA_CODES.get(page % AREA_CODES.size()), FIRST + SEATS * (page / AREA_CODES.size()));
  }

  String numberOf(Person person) {
    return "+1%s55501%02d".formatted(areaCode, first + person.seat());
  }
}
