package io.followup.acting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.followup.TestDatabase;
import io.followup.acting.ActionRequests.Known;
import io.followup.acting.ActionRequests.State;
import io.followup.dispatch.Action;
import io.followup.dispatch.Action.About;
import io.followup.dispatch.Action.Priority;
import io.followup.dispatch.Contact;
import io.followup.dispatch.Party.Clientele;
import io.followup.intent.Claim;
import io.followup.intent.Intents;
import io.followup.intent.Intents.Origin;
import io.followup.intent.Intents.Outcome;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActionRequestsTest {
  private static final CustomerId DANA = new CustomerId("41000123");
  private static final Instant NOON = Instant.parse("2026-12-01T18:00:00Z");
  private static final URI PAGE = URI.create("https://www.example.com/ac-repair?x=1");
  private static final Action.Place PLACE =
      new Action.Place("12 Juniper St", Optional.empty(), "Austin", "TX", "78701");
  private static final Action.Work WORK = new Action.Work(701, 4, 9202, Priority.HIGH);
  private static final Action NOTE =
      new Action.WriteNote(About.JOB, "51", "Call", "On Thursday.", List.of(PAGE));

  private final TenantId tenant = new TenantId("t" + UUID.randomUUID().toString().substring(0, 8));
  private final ActionRequests requests =
      new ActionRequests(TestDatabase.dataSource(), Duration.ofDays(3));

  static List<Action> everyAction() {
    return List.of(
        NOTE,
        new Action.FileTask(DANA, Optional.of("51"), "Call back", "Thursday"),
        new Action.CreateCustomer(
            "Dana",
            Clientele.PERSON,
            List.of(new Contact(Contact.Kind.PHONE, Optional.of("+15125550142"), Map.of())),
            PLACE,
            ""),
        new Action.CreateLocation(DANA, "Cabin", PLACE),
        new Action.CreateJob(
            DANA,
            71,
            WORK,
            new Action.Visit(NOON, NOON.plusSeconds(7200)),
            "AC",
            Optional.of("31"),
            Optional.empty()),
        new Action.CreateEstimate(
            "51",
            "Option C",
            "x",
            List.of(new Action.Item(2001, "Capacitor", BigDecimal.ONE, new BigDecimal("289.00"))),
            PAGE),
        new Action.AcceptBooking("31"),
        new Action.DismissBooking("31", Optional.of(7701L), "Answered."),
        new Action.CreateLead(DANA, Optional.of(71L), WORK, "Spring", NOON),
        new Action.FollowUpLead("61", NOON, "No answer."),
        new Action.Attribute(
            About.BOOKING, "31", PAGE, PAGE, Map.of("gclid", "x", "utmSource", "y")),
        new Action.OptOut("+15125550142"));
  }

  private Known ask(Action action) {
    return requests.ask(tenant, "key-1", action, "key 3 (ops)");
  }

  @ParameterizedTest
  @MethodSource("everyAction")
  void every_action_is_kept_as_it_was_asked_for(Action action) {
    Known known = ask(action);

    assertThat(requests.action(known.request().id())).contains(action);
    assertThat(known.request().kind()).isEqualTo(action.kind());
    assertThat(ask(action)).isEqualTo(known);
  }

  @Test
  void another_action_under_the_same_key_is_refused() {
    ask(NOTE);
    assertThatExceptionOfType(ActionRequests.KeyUsed.class)
        .isThrownBy(() -> ask(new Action.AcceptBooking("31")));
  }

  @Test
  void what_is_done_stays_done_and_its_words_are_forgotten() {
    UUID id = ask(NOTE).request().id();
    Outcome outcome = new Outcome("45", Origin.MADE, "Note 45 of job 51.");
    requests.done(id, outcome);
    requests.refused(id, "too late");

    assertThat(ask(NOTE).state()).isEqualTo(State.DONE);
    assertThat(requests.find(id).orElseThrow().outcome()).contains(outcome);
    assertThat(requests.action(id)).isEmpty();
  }

  @Test
  void what_was_refused_can_be_asked_for_again() {
    UUID id = ask(NOTE).request().id();
    requests.refused(id, "ServiceTitan does not know job 51.");
    assertThat(requests.find(id).orElseThrow().why())
        .contains("ServiceTitan does not know job 51.");

    assertThat(ask(NOTE).state()).isEqualTo(State.UNDER_WAY);
  }

  @Test
  void a_request_that_left_without_an_answer_is_in_doubt() {
    UUID id = ask(NOTE).request().id();
    Intents intents = new Intents(TestDatabase.dataSource());
    String key = "action/" + id;
    Claim.Mine mine = (Claim.Mine) intents.claim(tenant, key, "note", "m", Duration.ofMinutes(1));
    intents.posting(tenant, key, mine.lease(), Duration.ofMinutes(1));

    assertThat(requests.find(id).orElseThrow().state()).isEqualTo(State.IN_DOUBT);
  }

  @Test
  void what_was_tried_in_vain_for_too_long_is_given_up_until_it_is_asked_for_again() {
    ActionRequests impatient = new ActionRequests(TestDatabase.dataSource(), Duration.ofDays(-1));
    UUID id = ask(NOTE).request().id();

    assertThat(impatient.find(id).orElseThrow().state()).isEqualTo(State.GIVEN_UP);
  }
}
