package io.followup.api.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.fact.BookingPageViewed;
import io.followup.fact.EstimateViewed;
import io.followup.fact.OptedOut;
import io.followup.link.LeadsTo;
import io.followup.link.LinkToken;
import io.followup.link.Links;
import io.followup.link.NewLink;
import io.followup.reading.Reading;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens when the link in a message is opened. */
class LinksHttpTest {
  private static final String PHONE_BROWSER =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1";
  private static final URI PAGE = URI.create("https://acme.example.com/estimates/61000789");

  private final Engine engine = Engine.shared();
  private final AttemptKey key = engine.submitting(Channel.SMS, Engine.newPhone(), "41000555");
  private final LinkToken token = LinkToken.fresh();

  private void leadsTo(LeadsTo leadsTo) {
    engine.bean(Links.class).keep(key, List.of(new NewLink(token, leadsTo, Optional.of(PAGE))));
  }

  private HttpResponse<String> visit(String method, String path, String agent, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(engine.url() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("User-Agent", agent);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private String counted() {
    return engine
        .jdbc()
        .queryForObject(
            "select clicks || ' clicks, ' || scans || ' scans' from link where token = ?",
            String.class,
            token.value());
  }

  private String dedupKey() {
    return "link:estimate:" + key;
  }

  @Test
  void a_person_is_led_to_the_estimate_and_the_run_is_told_once() throws Exception {
    leadsTo(LeadsTo.ESTIMATE);
    for (int visit = 0; visit < 3; visit++) {
      HttpResponse<String> answer = visit("GET", "/l/" + token.value(), PHONE_BROWSER);
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location")).contains(PAGE.toString());
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }
    assertThat(counted()).isEqualTo("3 clicks, 0 scans");
    assertThat(engine.stored(dedupKey())).isEqualTo(1);
    Reading reading = engine.read(dedupKey());
    assertThat(reading.readAs()).contains("link.estimate");
    assertThat(reading.facts())
        .singleElement()
        .isInstanceOfSatisfying(
            EstimateViewed.class,
            viewed -> {
              assertThat(viewed.workflowId()).isEqualTo(engine.attempt(key).workflowId());
              assertThat(viewed.step()).isEqualTo("step");
              assertThat(viewed.channel()).isEqualTo(Channel.SMS);
            });
  }

  private String unsubscribeLink(String address) {
    AttemptKey mail =
        engine.submitting(
            Channel.EMAIL, address, "41000556", Map.of("subject", "Hi", "text", "Hi"));
    engine
        .bean(Links.class)
        .keep(mail, List.of(new NewLink(token, LeadsTo.UNSUBSCRIBE, Optional.empty())));
    return "/u/" + token.value();
  }

  private HttpResponse<String> post(String path, String type, String body)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(engine.url() + path))
              .header("Content-Type", type)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-www-form-urlencoded, List-Unsubscribe=One-Click",
    "multipart/form-data; boundary=x, --x--"
  })
  void one_click_of_a_mail_program_ends_e_mails_before_it_is_answered(String type, String body)
      throws Exception {
    String address = "dana-" + token.value().toLowerCase(Locale.ROOT) + "@example.com";
    String path = unsubscribeLink(address);
    for (int click = 0; click < 2; click++) {
      HttpResponse<String> answer = post(path, type, body);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().map()).doesNotContainKeys("location", "set-cookie");
      assertThat(engine.suppressions(address)).containsExactly("email: unsubscribed from e-mails");
    }
    String stored =
        engine
            .jdbc()
            .queryForObject(
                "select dedup_key from delivery where source = 'unsubscribe' order by id desc limit"
                    + " 1",
                String.class);
    assertThat(engine.read(stored).facts())
        .singleElement()
        .isInstanceOfSatisfying(
            OptedOut.class,
            out -> {
              assertThat(out.channel()).isEqualTo(Channel.EMAIL);
              assertThat(out.how()).isEqualTo("unsubscribed from e-mails");
            });
  }

  @Test
  void a_scanner_that_follows_the_link_ends_nothing_and_a_person_finds_a_button() throws Exception {
    String address = "lee-" + token.value().toLowerCase(Locale.ROOT) + "@example.com";
    String path = unsubscribeLink(address);
    HttpResponse<String> page = visit("GET", path, PHONE_BROWSER);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<form method=\"post\">", "List-Unsubscribe");
    visit("HEAD", path, PHONE_BROWSER);
    assertThat(engine.suppressions(address)).isEmpty();
    assertThat(visit("GET", "/l/" + token.value(), PHONE_BROWSER).statusCode()).isEqualTo(404);
  }

  @Test
  void an_unknown_unsubscribe_link_gets_the_friendly_page() throws Exception {
    assertThat(post("/u/AAAAAAAAAAAAAAAA", "text/plain", "x").statusCode()).isEqualTo(404);
  }

  @Test
  void a_look_at_the_page_for_booking_is_told_as_such() throws Exception {
    leadsTo(LeadsTo.BOOKING);
    visit("GET", "/l/" + token.value(), PHONE_BROWSER);
    assertThat(engine.read("link:booking:" + key).facts())
        .singleElement()
        .isInstanceOf(BookingPageViewed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "facebookexternalhit/1.1 Facebot Twitterbot/1.0",
        "WhatsApp/2.24",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
      })
  void a_preview_is_led_on_and_counted_apart(String agent) throws Exception {
    leadsTo(LeadsTo.ESTIMATE);
    assertThat(visit("GET", "/l/" + token.value(), agent).statusCode()).isEqualTo(302);
    assertThat(counted()).isEqualTo("0 clicks, 1 scans");
    assertThat(engine.stored(dedupKey())).isZero();
  }

  @Test
  void a_mail_gateway_that_asks_by_head_and_a_browser_that_reads_ahead_are_no_person()
      throws Exception {
    leadsTo(LeadsTo.ESTIMATE);
    HttpResponse<String> head = visit("HEAD", "/l/" + token.value(), PHONE_BROWSER);
    assertThat(head.statusCode()).isEqualTo(302);
    visit("GET", "/l/" + token.value(), PHONE_BROWSER, "Sec-Purpose", "prefetch;prerender");
    assertThat(counted()).isEqualTo("0 clicks, 2 scans");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/l/AAAAAAAAAAAAAAAA",
        "/l/x",
        "/l/https:%2F%2Fevil.example.com",
        "/l/AAAAAAAAAAAAAAAA?to=https://evil.example.com"
      })
  void an_unknown_link_gets_a_friendly_page_and_leads_nowhere(String path) throws Exception {
    HttpResponse<String> answer = visit("GET", path, PHONE_BROWSER);
    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
    if (!path.contains("%2F")) {
      assertThat(answer.body()).contains("This link does not work").doesNotContain("Acme");
    }
  }
}
