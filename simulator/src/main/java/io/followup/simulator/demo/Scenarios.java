package io.followup.simulator.demo;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the demo plays: the main job, machines that fail, then the scenarios of restraint, of
 * answers, of the other lifecycles, and of what goes wrong with ServiceTitan.
 */
final class Scenarios {
  private static final LocalTime TEN = LocalTime.of(10, 0);
  private static final LocalTime LATE = LocalTime.of(22, 30);
  private static final Duration NEXT_MORNING = ofHours(34).plusMinutes(30);
  private static final Expectation THE_WHOLE_WAY =
      Expectation.ends("EXHAUSTED").textAt(ofHours(24)).callAt(ofHours(72));

  private Scenarios() {}

  static List<Scenario> all() {
    return Stream.of(
            theJob(),
            ScenariosOfRestraint.all(),
            ScenariosOfAnswers.all(),
            ScenariosOfLifecycles.all(),
            ScenariosOfServiceTitan.all())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Scenario> theJob() {
    return List.of(
        new Scenario(
            1,
            "Never signed",
            "A text at 24 h, a call at 72 h, then EXHAUSTED.",
            scene -> scene.begins(new Person("Nora Quinn", 0, "human"), TEN, THE_WHOLE_WAY)),
        new Scenario(
            2,
            "Sold at 30 h",
            "One text at 24 h, nothing after the sale, WON.",
            Scenarios::soldAtThirty),
        new Scenario(3, "Sold at 10 h", "Nothing is sent, WON.", Scenarios::soldAtTen),
        new Scenario(
            4,
            "Sold, webhook lost",
            "One text at 24 h, nothing after; the fresh read at 72 h finds the sale: WON.",
            Scenarios::soldUnheard),
        new Scenario(
            5,
            "Opted out",
            "Nothing is sent, OPTED_OUT, and the run tells why.",
            Scenarios::optedOut),
        new Scenario(
            6,
            "Due at 22:30",
            "Text and call wait for 9:00 of the next morning, the run tells why; EXHAUSTED.",
            Scenarios::dueAtNight),
        new Scenario(
            7,
            "Three options, one job",
            "One conversation: one text at 24 h, one call at 72 h, EXHAUSTED.",
            Scenarios::threeOptions),
        new Scenario(
            8,
            "Webhooks three times",
            "Every webhook comes three times in random order; a text at 24 h, a call at 72 h,"
                + " EXHAUSTED.",
            Scenarios::everythingThrice),
        new Scenario(
            9,
            "Worker killed",
            "The worker dies by kill -9 and comes back; a text at 24 h, a call at 72 h, EXHAUSTED.",
            Scenarios::workerKilled),
        new Scenario(
            10,
            "Temporal stopped",
            "Webhooks are answered by 200 while Temporal is away and relayed afterwards: both WON,"
                + " nothing sent after.",
            Scenarios::temporalStopped));
  }

  private static void soldAtThirty(Scene scene) throws Exception {
    Conversation sam =
        scene.begins(
            new Person("Sam Whitfield", 1, "human"),
            TEN,
            Expectation.ends("WON").textAt(ofHours(24)));
    scene.at(sam, ofHours(30));
    scene.signs(sam);
  }

  private static void soldAtTen(Scene scene) throws Exception {
    Conversation tara =
        scene.begins(new Person("Tara Voss", 2, "human"), TEN, Expectation.ends("WON"));
    scene.at(tara, ofHours(10));
    scene.signs(tara);
  }

  private static void soldUnheard(Scene scene) throws Exception {
    Conversation wes =
        scene.begins(
            new Person("Wes Delgado", 3, "human"),
            TEN,
            Expectation.ends("WON").textAt(ofHours(24)));
    scene.at(wes, ofHours(40));
    scene.signsUnheard(wes);
  }

  private static void optedOut(Scene scene) throws Exception {
    Conversation olive =
        scene.begins(
            new Person("Olive Brandt", 4, "human"),
            TEN,
            Expectation.ends("OPTED_OUT")
                .telling(
                    "that the customer opted out",
                    "(?i).*(opted out|opt-out|opt out|asked not to).*"));
    scene.at(olive, ofHours(6));
    scene.home().optsOut(olive);
  }

  private static void dueAtNight(Scene scene) throws Exception {
    Duration callDue = NEXT_MORNING.plus(ofHours(48));
    scene.begins(
        new Person("Leo Marsh", 5, "voicemail"),
        scene.tuesdayAt(LATE),
        Expectation.ends("EXHAUSTED")
            .textAt(NEXT_MORNING)
            .callAt(callDue)
            .telling("why it waited", "(?i).*(quiet|9:00).*"),
        Vendors.Delivery.ONCE,
        callDue.plus(ofHours(2)));
  }

  private static void threeOptions(Scene scene) throws Exception {
    Conversation june = scene.begins(new Person("June Abara", 6, "human"), TEN, THE_WHOLE_WAY);
    scene.at(june, ofMinutes(20));
    scene.offers(june, "New compressor", 1980.00);
    scene.at(june, ofMinutes(40));
    scene.offers(june, "New system", 7450.00);
  }

  private static void everythingThrice(Scene scene) throws Exception {
    Instant start = scene.tuesdayAt(TEN);
    Conversation ezra =
        scene.begins(
            new Person("Ezra Lindt", 7, "voicemail"),
            start,
            THE_WHOLE_WAY,
            Vendors.Delivery.THRICE_SHUFFLED,
            ofHours(75));
    scene.edits(ezra);
    scene.requireWebhooksTaken(ezra, 6);
  }

  private static void workerKilled(Scene scene) throws Exception {
    Conversation mara = scene.begins(new Person("Mara Osei", 8, "human"), TEN, THE_WHOLE_WAY);
    scene.at(mara, ofHours(36));
    scene.kills("worker", "The worker is killed with kill -9.");
    scene.at(mara, ofHours(37));
    scene.starts("worker", "The worker is started again.");
  }

  private static void temporalStopped(Scene scene) throws Exception {
    Conversation ivo =
        scene.begins(
            new Person("Ivo Castellan", 9, "human"),
            TEN,
            Expectation.ends("WON").textAt(ofHours(24)));
    scene.at(ivo, ofHours(48));
    scene.stops("temporal", "Temporal is stopped.");
    scene.signs(ivo);
    scene.requireWebhooksTaken(ivo, 2);
    Conversation pia =
        scene.begins(
            new Person("Pia Tremaine", 10, "human"),
            ivo.time().business(Instant.now()),
            Expectation.ends("WON"),
            Vendors.Delivery.ONCE,
            ofHours(26));
    scene.requireWebhooksTaken(pia, 1);
    scene.at(ivo, ofHours(52));
    scene.starts("temporal", "Temporal is started again; what waited is relayed.");
    scene.awaitRun(pia);
    scene.signs(pia);
  }
}
