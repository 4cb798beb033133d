package io.followup.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
  @ParameterizedTest
  @CsvSource({
    "5125550142, +15125550142",
    "(512) 555-0142, +15125550142",
    "+1 512.555.0142 ext. 5, +15125550142",
    "1-416-555-0142, +14165550142"
  })
  void numbers_are_read_as_people_write_them(String written, String e164) {
    assertThat(PhoneNumber.read(written)).isEqualTo(new PhoneNumber.Usable(e164));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "call after six",
        "555-0142",
        "1234567890",
        "+442079460958",
        "800-555-0199",
        "900-555-0100",
        "+18765550123",
        "+266696687",
        "+7378742833",
        "+86282452253",
        "+8656696",
        "+2562533",
        "Anonymous",
        "12345",
        "911"
      })
  void what_is_no_persons_number_in_the_usa_or_canada_is_refused(String written) {
    assertThat(PhoneNumber.read(written))
        .isInstanceOfSatisfying(
            PhoneNumber.Unusable.class,
            unusable -> {
              assertThat(unusable.why()).endsWith(".");
              if (!written.isEmpty()) {
                assertThat(unusable.why()).doesNotContain(written);
              }
            });
  }
}
