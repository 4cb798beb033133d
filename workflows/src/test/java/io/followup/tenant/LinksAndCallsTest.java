package io.followup.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tenant says of links and calls, and what stops the start. */
class LinksAndCallsTest {

  @Test
  void a_page_may_hold_the_ids_of_estimate_and_job() {
    Links links =
        new Links("https://acme.example.com/e/{estimate}?job={job}", null, null, null, null);
    assertThat(links.estimatePage()).contains("https://acme.example.com/e/{estimate}?job={job}");
    assertThat(links.bookingPage()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme.example.com/e",
        "ftp://acme.example.com/e",
        "javascript:alert(1)",
        "https://office@acme.example.com/e",
        "https://acme.example.com/{customer}",
        "https://"
      })
  void what_is_no_page_stops_the_start(String page) {
    assertThatThrownBy(() -> new Links(page, null, null, null, null))
        .hasMessage(
            "links.estimate is not a web address: write https://…; only {estimate}, {job},"
                + " {booking}, {session}, {appointment}, {invoice}, {call} and {window} may stand"
                + " in braces");
  }

  @Test
  void calls_are_made_again_after_two_and_four_hours_unless_said_otherwise() {
    Calls calls = new Calls(null, null);
    assertThat(calls.callBackAfter()).isEqualTo(Duration.ofHours(2));
    assertThat(calls.retryAfter()).isEqualTo(Duration.ofHours(4));
  }

  @Test
  void a_pause_that_makes_no_sense_stops_the_start() {
    assertThatThrownBy(() -> new Calls(Duration.ofSeconds(1), null))
        .hasMessage("calls.call-back-after is not allowed: use 5m to 7d, such as 2h");
    assertThatThrownBy(() -> new Calls(null, Duration.ofDays(8)))
        .hasMessage("calls.retry-after is not allowed: use 5m to 7d, such as 2h");
  }
}
