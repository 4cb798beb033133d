package io.followup.simulator.demo;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import io.followup.simulator.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/** One scenario for each ready recipe besides the one for estimates that nobody signs. */
final class ScenariosOfLifecycles {
  private static final LocalTime TEN = LocalTime.of(10, 0);

  /** How often a scenario is begun again with another customer who is not held out. */
  private static final int MOST_TRIES = 5;

  private ScenariosOfLifecycles() {}

  static List<Scenario> all() {
    return List.of(
        new Scenario(
            23,
            "Abandoned session",
            "A text after 10 minutes, an e-mail after a day; who books by phone meanwhile gets no"
                + " e-mail: WON.",
            ScenariosOfLifecycles::abandonedSession),
        new Scenario(
            24,
            "New booking",
            "An e-mail at once, a task for the office after two hours, a text after a day;"
                + " converted: WON.",
            ScenariosOfLifecycles::newBooking),
        new Scenario(
            25,
            "Dismissed booking",
            "Two days later a text asks whether help is still needed; the customer books online:"
                + " WON.",
            ScenariosOfLifecycles::dismissedBooking),
        new Scenario(
            26,
            "Appointment",
            "The visit is moved, the reminder moves with it; a second text when the technician"
                + " leaves.",
            ScenariosOfLifecycles::appointment),
        new Scenario(
            27,
            "Review request",
            "A day after the work a text asks for a review; EXHAUSTED.",
            ScenariosOfLifecycles::review),
        new Scenario(
            28,
            "Membership offer",
            "A week after the work an e-mail offers the membership; EXHAUSTED.",
            ScenariosOfLifecycles::membership),
        new Scenario(
            29,
            "No-show",
            "An hour later a text offers another time; the customer books: WON, nothing more.",
            ScenariosOfLifecycles::noShow),
        new Scenario(
            30,
            "Missed call",
            "A text with the link within a minute, one for two calls of a day; a task an hour"
                + " later.",
            ScenariosOfLifecycles::missedCall),
        new Scenario(
            31,
            "Dunning",
            "A text and an e-mail on day 7; a part payment between them changes what the e-mail"
                + " says; paid: WON.",
            ScenariosOfLifecycles::dunning));
  }

  private static void abandonedSession(Scene scene) throws Exception {
    Instant ten = scene.tuesdayAt(TEN);
    scene
        .trade()
        .session(
            new Person("Renee Okafor", 24, "human"),
            ten,
            Expectation.ends("EXHAUSTED").textAt(ofMinutes(10)).mailAt(ofHours(24)),
            ofHours(26));
    Conversation tom =
        scene
            .trade()
            .session(
                new Person("Tom Ferreira", 25, "human"),
                ten,
                Expectation.ends("WON")
                    .textAt(ofMinutes(10))
                    .telling("that he booked", "(?i).*booked.*"),
                ofHours(28));
    scene.awaitArrival(tom);
    scene.at(tom, ofHours(6));
    scene.trade().booksAgain(tom);
  }

  private static void newBooking(Scene scene) throws Exception {
    Conversation priya =
        scene
            .trade()
            .booking(
                new Person("Priya Raman", 26, "human"),
                scene.tuesdayAt(TEN),
                Expectation.ends("WON").mailAt(ofMinutes(1)).textAt(ofHours(24), ofHours(30)),
                ofHours(32));
    scene.at(priya, ofHours(3));
    scene.desk().requireTask(priya, "Take up the booking of Priya Raman");
    scene.at(priya, ofHours(30));
    scene.trade().settles(priya, "convert", "The office makes a job of the booking.");
  }

  private static void dismissedBooking(Scene scene) throws Exception {
    Instant ten = scene.tuesdayAt(TEN);
    Duration dismissed = ofHours(6);
    Conversation wanda =
        scene.notHeldOut(
            MOST_TRIES,
            () -> {
              Conversation booked =
                  scene
                      .trade()
                      .booking(
                          new Person("Wanda Iversen", 27, "human"),
                          ten,
                          Expectation.ends("WON")
                              .mailAt(ofMinutes(1))
                              .textAt(dismissed.plus(ofDays(2))),
                          ofHours(62));
              scene.awaitArrival(booked);
              scene.at(booked, dismissed);
              scene.trade().settles(booked, "dismiss", "The office dismisses the booking.");
              return booked;
            });
    scene.at(wanda, ofHours(58));
    scene.trade().booksOnline(wanda);
  }

  private static void appointment(Scene scene) throws Exception {
    Trade.Planned visit =
        scene
            .trade()
            .visit(
                new Person("Carl Nyqvist", 28, "human"),
                scene.tuesdayAt(TEN),
                ofHours(28),
                Expectation.ends("WON")
                    .textAt(ofHours(7), ofHours(30))
                    .telling("that the visit was moved", "(?i).*was moved.*"),
                ofHours(35));
    scene.awaitRun(visit.conversation());
    scene.at(visit.conversation(), ofHours(2));
    scene.trade().moves(visit, ofHours(31));
    scene.at(visit.conversation(), ofHours(30));
    scene.trade().dispatches(visit);
    scene.at(visit.conversation(), ofHours(33));
    scene.trade().completes(visit);
  }

  private static void review(Scene scene) throws Exception {
    scene
        .trade()
        .ended(
            new Person("Bea Lomax", 29, "human"),
            scene.tuesdayAt(TEN),
            Json.object().put("total", 89.0),
            "complete",
            Expectation.ends("EXHAUSTED").textAt(ofHours(24)),
            ofHours(28));
  }

  private static void membership(Scene scene) throws Exception {
    Instant ten = scene.tuesdayAt(TEN);
    scene.notHeldOut(
        MOST_TRIES,
        () ->
            scene
                .trade()
                .ended(
                    new Person("Lou Abernathy", 30, "human"),
                    ten,
                    // A recall is asked for no review.
                    Json.object().put("total", 389.0).put("recallForId", 1),
                    "complete",
                    Expectation.ends("EXHAUSTED").mailAt(ofDays(7)),
                    ofHours(170)));
  }

  private static void noShow(Scene scene) throws Exception {
    Conversation finn =
        scene
            .trade()
            .ended(
                new Person("Finn Halloran", 31, "human"),
                scene.tuesdayAt(TEN),
                Json.object(),
                "no-show",
                Expectation.ends("WON").textAt(ofHours(1)),
                ofHours(50));
    scene.awaitArrival(finn);
    scene.at(finn, ofHours(20));
    scene.trade().booksAgain(finn);
  }

  private static void missedCall(Scene scene) throws Exception {
    Conversation iris =
        scene
            .trade()
            .missedCall(
                new Person("Iris Vandermeer", 32, "human"),
                scene.tuesdayAt(TEN),
                Expectation.ends("EXHAUSTED")
                    .textAt(Duration.ZERO)
                    .saying("where to book", "(?s).*https?://.*"),
                ofHours(6));
    scene.awaitArrival(iris);
    scene.trade().callsAgain(iris);
    scene.at(iris, ofHours(2));
    scene.desk().requireTask(iris, "Call back a missed caller");
  }

  private static void dunning(Scene scene) throws Exception {
    Duration dueSince = ofHours(6 * 24 + 22);
    Trade.Bill bill =
        scene
            .trade()
            .invoice(
                new Person("Harold Lindgren", 33, "human"),
                scene.tuesdayAt(LocalTime.of(8, 0)),
                dueSince,
                Expectation.ends("WON")
                    .textAt(ofHours(2))
                    .mailAt(ofHours(3))
                    .saying("what is still open", "(?s).*\\$249\\.50.*"),
                ofHours(40));
    scene.awaitRun(bill.conversation());
    scene.at(bill.conversation(), ofMinutes(150));
    scene.trade().pays(bill, 500);
    scene.at(bill.conversation(), ofHours(30));
    scene.trade().pays(bill, 249.50);
  }
}
