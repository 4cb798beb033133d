package io.followup.simulator.demo;

import static java.time.Duration.ofHours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/** Whom the engine leaves alone, whom it reaches another way, and when it waits. */
final class ScenariosOfRestraint {
  private static final LocalTime TEN = LocalTime.of(10, 0);
  private static final Expectation THE_WHOLE_WAY =
      Expectation.ends("EXHAUSTED").textAt(ofHours(24)).callAt(ofHours(72));

  private ScenariosOfRestraint() {}

  static List<Scenario> all() {
    return List.of(
        new Scenario(
            11,
            "STOP by text",
            "One text at 24 h, answered by STOP: OPTED_OUT, and no call follows.",
            ScenariosOfRestraint::stopMidSequence),
        new Scenario(
            12,
            "\"stop please\"",
            "A refusal in the customer's own words counts as much: OPTED_OUT, and no call follows.",
            ScenariosOfRestraint::stopInOwnWords),
        new Scenario(
            13,
            "Voicemail",
            "The call is taken by a machine: it hears who called and where to call back, no amount.",
            ScenariosOfRestraint::voicemail),
        new Scenario(
            14,
            "Landline",
            "The text cannot reach a landline, so an e-mail goes out at once; the call rings.",
            ScenariosOfRestraint::landline),
        new Scenario(
            15,
            "Wrong number",
            "Somebody else answers the text: nothing more goes there, the run waits, the office is told.",
            ScenariosOfRestraint::wrongNumber),
        new Scenario(
            16,
            "Two jobs, one household",
            "Both follow-ups text; only one call a day: the second call waits for the next day.",
            ScenariosOfRestraint::twoJobs),
        new Scenario(
            17,
            Contractor.BIRCH,
            "Storm day",
            "The office pauses everything until Thursday noon; the text due on Wednesday goes then.",
            ScenariosOfRestraint::stormDay),
        new Scenario(
            18,
            Contractor.CEDAR,
            "Number not registered",
            "Carriers refuse a text with 30034: the sender stops, the office is mailed, the next text waits and goes when it is resumed.",
            ScenariosOfRestraint::senderStopped));
  }

  private static void stopMidSequence(Scene scene) throws Exception {
    Conversation gail =
        scene.begins(
            new Person("Gail Okafor", 11, "human"),
            TEN,
            Expectation.ends("OPTED_OUT")
                .textAt(ofHours(24))
                .telling("that the customer texted STOP", "(?i).*texted stop.*"));
    scene.awaitArrival(gail);
    scene.at(gail, ofHours(27));
    scene.home().texts(gail, "STOP");
  }

  private static void stopInOwnWords(Scene scene) throws Exception {
    Conversation hugo =
        scene.begins(
            new Person("Hugo Lindqvist", 12, "human"),
            TEN,
            Expectation.ends("OPTED_OUT")
                .textAt(ofHours(24))
                .telling("that the customer asked for it", "(?i).*asked by text.*"));
    scene.awaitArrival(hugo);
    scene.at(hugo, ofHours(29));
    scene.home().texts(hugo, "Thanks, we went with someone else. stop please");
  }

  private static void voicemail(Scene scene) throws Exception {
    scene.begins(
        new Person("Ines Salgado", 13, "voicemail"),
        TEN,
        THE_WHOLE_WAY.saying(
            "who called and where to call back, without an amount",
            "(?s)(?!.*\\$)(?=.*Acme Air & Heat).*please call us.*"));
  }

  private static void landline(Scene scene) throws Exception {
    scene.begins(
        new Person("Amos Feld", 14, "human", "21614"),
        TEN,
        Expectation.ends("EXHAUSTED")
            .mailAt(ofHours(24))
            .callAt(ofHours(72))
            .saying("what it is about", "(?is).*questions about your estimate.*"));
  }

  private static void wrongNumber(Scene scene) throws Exception {
    Conversation rosa =
        scene.begins(
            new Person("Rosa Benning", 15, "human"),
            TEN,
            Expectation.waits()
                .textAt(ofHours(24))
                .telling("that somebody else answered", "(?i).*somebody else answered.*"));
    scene.awaitArrival(rosa);
    scene.at(rosa, ofHours(26));
    scene.home().texts(rosa, "Wrong number, this isn't Rosa");
    scene.desk().requireOfficeTold(rosa);
  }

  private static void twoJobs(Scene scene) throws Exception {
    Conversation first =
        scene.begins(
            new Person("Dana Whitlock", 16, "human"),
            scene.tuesdayAt(TEN),
            Expectation.ends("EXHAUSTED")
                .textAt(ofHours(24), ofHours(26))
                .callAt(ofHours(72), ofHours(96)),
            Vendors.Delivery.ONCE,
            ofHours(98));
    scene.awaitRun(first);
    scene.at(first, ofHours(2));
    scene.beginsToo(
        first,
        Expectation.ends("EXHAUSTED")
            .telling("why its call waited", "(?i).*(a day|per day|24 hours|household).*"));
  }

  private static void stormDay(Scene scene) throws Exception {
    Duration thursdayNoon = ofHours(50);
    Conversation nell =
        scene.begins(
            new Person("Nell Ostrander", 17, "human"),
            TEN,
            Expectation.ends("EXHAUSTED")
                .textAt(thursdayNoon)
                .callAt(ofHours(72))
                .telling("why it waited", "(?i).*every crew is out.*"));
    scene.at(nell, ofHours(5));
    scene
        .desk()
        .pauses(
            nell,
            scene.tuesdayAt(TEN).plus(thursdayNoon),
            "a storm came through, every crew is out");
  }

  private static void senderStopped(Scene scene) throws Exception {
    String unregistered = "30034";
    scene.desk().blocksSender(unregistered);
    Conversation theo = scene.begins(new Person("Theo Marchetti", 18, "human"), TEN, THE_WHOLE_WAY);
    scene.awaitRun(theo);
    scene.at(theo, ofHours(3));
    Conversation uma =
        scene.begins(
            new Person("Uma Fairbanks", 19, "human"),
            theo.time().business(Instant.now()),
            Expectation.ends("EXHAUSTED")
                .textBetween(ofHours(27), ofHours(45))
                .callAt(ofHours(72))
                .telling("that the sender is stopped", "(?i).*sender.*"),
            Vendors.Delivery.ONCE,
            ofHours(75));
    scene.awaitArrival(theo);
    scene.desk().requireSenderStopped(theo, unregistered);
    scene
        .desk()
        .requireOfficeMailed(theo, "that the sender is stopped", ".*stopped.*error 30034.*");
    scene.at(uma, ofHours(27));
    scene.desk().unblocksSender(uma);
  }
}
