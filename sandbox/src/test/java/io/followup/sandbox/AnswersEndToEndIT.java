package io.followup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What comes back from customers, on real parts: taps on links, mails that bounce, mails that are
 * answered, calls that nobody answers. A day takes half a minute.
 */
@Execution(ExecutionMode.CONCURRENT)
class AnswersEndToEndIT {
  /** An hour of business per second: the mailbox is looked into once an hour. */
  private static final int SPEED = 3600;

  /** Tuesday 10:00 in Austin. */
  private static final Instant TUESDAY_10 = Instant.parse("2026-12-01T16:00:00Z");

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Pattern LINK = Pattern.compile("https?://\\S+/l/\\w+");

  private static Engine engine;
  private static Office office;

  @BeforeAll
  static void start() {
    engine =
        EngineSeats.start(
            Engine.Settings.defaults()
                .withSpeed(SPEED)
                .quickToStart()
                .with(
                    "FOLLOWUP_SEQUENCES",
                    Clone.root().resolve("sandbox/src/test/resources/answers").toString())
                // All of a follow-up in one day.
                .with("FOLLOWUP_TENANTS_ACME_LIMITS_CONTACTS_PER_DAY", "10")
                .with(
                    "FOLLOWUP_TENANTS_ACME_LINKS_ESTIMATE",
                    "https://acme.example.com/estimates/{estimate}"));
    office = new Office(engine);
  }

  @AfterAll
  static void stop() {
    EngineSeats.leave(engine);
  }

  @Test
  void a_tapped_link_leads_to_the_estimate_and_the_run_tells_of_it() throws Exception {
    Office.Job job = office.jobFor("+15125550151");
    long estimate = office.estimate(job, TUESDAY_10);
    office.awaitMessages(job.phone(), 1);

    HttpResponse<Void> led = open(linkIn(office.messagesTo(job.phone()).getFirst()));

    assertThat(led.statusCode()).isEqualTo(302);
    assertThat(led.headers().firstValue("Location"))
        .contains("https://acme.example.com/estimates/" + estimate);
    awaitStory(job, "The customer opened the link to the estimate in the");
    assertThat(office.run(job).get("outcome").isNull()).isTrue();
  }

  @Test
  void an_email_that_bounces_closes_email_and_nothing_else() {
    Office.Job job = office.jobFor("+15125550152");
    office.behaves(job, "{\"sms\":\"21614\",\"call\":\"human\"}");
    office.simulator("PUT", "/sim/mailboxes/" + job.email(), "{\"mail\":\"5.1.1\"}");
    office.estimate(job, TUESDAY_10);

    JsonNode closed =
        Office.await(
            "the suppression",
            SOON,
            () -> {
              JsonNode all = office.contact(job).path("suppressions");
              return all.isEmpty() ? null : all;
            });
    assertThat(closed).hasSize(1);
    assertThat(closed.get(0).get("channel").asText()).isEqualTo("email");
    assertThat(closed.get(0).get("kind").asText()).isEqualTo("bounce");

    assertThat(office.outcome(job)).isEqualTo("EXHAUSTED");
    assertThat(office.callsTo(job.phone())).hasSize(1);
    assertThat(office.mailsTo(job.email())).isEmpty();
    assertThat(office.run(job).get("story").toString())
        .contains("Step last-mail: ", "mailbox that takes no mail (5.1.1)");
  }

  @Test
  void an_answered_email_holds_the_run_and_the_office_gets_what_was_said() {
    Office.Job job = office.jobFor("+15125550153");
    office.behaves(job, "{\"sms\":\"21614\",\"call\":\"human\"}");
    office.estimate(job, TUESDAY_10);
    JsonNode mail = Office.await("the e-mail", SOON, () -> first(office.mailsTo(job.email())));

    office.answer(job, mail, "Can you come on Friday?");

    String told =
        Office.await(
            "the mail to the office",
            SOON,
            () ->
                office.mailsTo("desk@acme.example.com").stream()
                    .map(sent -> sent.get("text").asText())
                    .filter(text -> text.contains("Can you come on Friday?"))
                    .findFirst()
                    .orElse(null));
    assertThat(told).contains("Do you have any questions? Just reply.");
    Office.await(
        "the note about the customer",
        SOON,
        () ->
            office.notesAbout(job).stream()
                .filter(note -> note.contains("Can you come on Friday?"))
                .findFirst()
                .orElse(null));
    Office.await(
        "the hold", SOON, () -> office.run(job).get("state").asText().equals("held") ? true : null);
    awaitStory(job, "The customer answered by e-mail");
    assertThat(office.contact(job).path("holds")).hasSize(1);
    assertThat(office.mailsTo(job.email())).hasSize(1);
  }

  @Test
  void a_call_that_nobody_answers_is_followed_by_its_unanswered_message() {
    Office.Job job = office.jobFor("+15125550154");
    office.behaves(job, "{\"sms\":\"deliver\",\"call\":\"no-answer\"}");
    office.estimate(job, TUESDAY_10);

    office.awaitMessages(job.phone(), 2);
    assertThat(office.messagesTo(job.phone()).get(1).get("body").asText())
        .contains("we could not reach you");
    assertThat(office.outcome(job)).isEqualTo("EXHAUSTED");
    assertThat(office.callsTo(job.phone())).hasSize(1);
    assertThat(office.messagesTo(job.phone())).hasSize(2);
    assertThat(office.mailsTo(job.email())).hasSize(1);
  }

  private static void awaitStory(Office.Job job, String words) {
    Office.await(
        "the story to tell: " + words,
        SOON,
        () -> office.run(job).get("story").toString().contains(words) ? true : null);
  }

  private static <T> T first(List<T> all) {
    return all.isEmpty() ? null : all.getFirst();
  }

  private static URI linkIn(JsonNode message) {
    Matcher link = LINK.matcher(message.get("body").asText());
    assertThat(link.find()).as(message.get("body").asText()).isTrue();
    return URI.create(link.group());
  }

  private static HttpResponse<Void> open(URI link) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(link)
                .header("User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)")
                .build(),
            HttpResponse.BodyHandlers.discarding());
  }
}
