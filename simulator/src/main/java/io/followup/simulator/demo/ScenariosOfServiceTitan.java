package io.followup.simulator.demo;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/** What goes wrong between ServiceTitan and the engine, and what ServiceTitan knows of people. */
final class ScenariosOfServiceTitan {
  private static final LocalTime TEN = LocalTime.of(10, 0);

  /** 3:30 in the night after. */
  private static final Duration NIGHT = ofHours(17).plusMinutes(30);

  private ScenariosOfServiceTitan() {}

  static List<Scenario> all() {
    return List.of(
        new Scenario(
            32,
            Contractor.DELTA,
            "Webhooks lost, repaired at night",
            "Neither the estimate nor its sale is told: the comparison of the first night begins"
                + " the follow-up, which texts a day later; that of the second ends it: WON.",
            ScenariosOfServiceTitan::lostWebhooks),
        new Scenario(
            33,
            "Answer to a write lost",
            "ServiceTitan makes a customer of the caller, but its answer never comes: the engine"
                + " looks before it tries again, and there is one customer.",
            ScenariosOfServiceTitan::lostAnswer),
        new Scenario(
            34,
            "One household, two numbers",
            "Same surname, same address, two numbers: both are texted, but the household is called"
                + " once a day: the second number waits for the next day.",
            ScenariosOfServiceTitan::oneHousehold),
        new Scenario(
            35,
            Contractor.DELTA,
            "Lead outside the area",
            "Who books from where the contractor does not work is told so, is not asked to book,"
                + " and is counted for its campaign.",
            ScenariosOfServiceTitan::outsideTheArea));
  }

  private static void lostWebhooks(Scene scene) throws Exception {
    Conversation ada =
        scene.begins(
            new Person("Ada Kowalski", 34, "human"),
            scene.tuesdayAt(TEN),
            Expectation.ends("WON")
                .textBetween(ofHours(41), ofHours(56))
                .telling("that it was sold", "(?i).*sold.*"),
            Vendors.Delivery.NEVER,
            ofHours(50));
    scene.at(ada, NIGHT);
    scene.night().compares(ada, "MISSED_START");
    scene.awaitArrival(ada);
    scene.signsUnheard(ada);
    scene.night().compares(ada, "MISSED_STOP");
  }

  private static void lostAnswer(Scene scene) throws Exception {
    Person uma = new Person("Uma Lindqvist", 35, "human");
    scene.trade().answerGetsLost(uma);
    Conversation called =
        scene
            .trade()
            .missedCall(
                uma,
                scene.tuesdayAt(TEN),
                Expectation.ends("EXHAUSTED")
                    .textAt(Duration.ZERO)
                    .telling("that a customer was made", "(?i).*customer .* was made.*"),
                ofHours(6));
    scene.awaitArrival(called);
    scene.trade().requireMadeOnce(called);
  }

  private static void oneHousehold(Scene scene) throws Exception {
    Instant ten = scene.tuesdayAt(TEN);
    Conversation nadia =
        scene.begins(
            new Person("Nadia Prescott", 36, "human"),
            ten,
            Expectation.ends("EXHAUSTED").textAt(ofHours(24)).callAt(ofHours(72)),
            Vendors.Delivery.ONCE,
            ofHours(75));
    scene.awaitRun(nadia);
    scene.at(nadia, ofHours(2));
    scene.begins(
        new Person("Owen Prescott", 37, "human"),
        nadia.time().business(Instant.now()),
        Expectation.ends("EXHAUSTED")
            .textAt(ofHours(24))
            .callBetween(ofHours(92), ofHours(96))
            .telling("why the call waited", "(?i).*household was called.*"),
        Vendors.Delivery.ONCE,
        ofHours(98));
  }

  private static void outsideTheArea(Scene scene) throws Exception {
    scene.trade().worksOnlyIn("78701");
    Conversation rosa =
        scene
            .trade()
            .bookingFrom(
                "75201",
                new Person("Rosa Delacroix", 38, "human"),
                scene.tuesdayAt(TEN),
                Expectation.ends("EXHAUSTED")
                    .mailAt(ofMinutes(1))
                    .saying("that nobody works there", "(?s).*do not work in your area.*"),
                ofHours(30));
    scene.awaitArrival(rosa);
    scene.trade().requireCounted(rosa, "75201");
  }
}
