package io.followup.simulator.demo;

import static java.time.Duration.ofHours;

import java.time.LocalTime;
import java.util.List;

/** What comes back from customers: a tap on a link, a key, a mail, and a mail that came back. */
final class ScenariosOfAnswers {
  private static final LocalTime TEN = LocalTime.of(10, 0);
  private static final String LANDLINE = "21614";

  private ScenariosOfAnswers() {}

  static List<Scenario> all() {
    return List.of(
        new Scenario(
            19,
            "Link tapped",
            "The text's link leads to the estimate; three hours later a text asks whether anything"
                + " is unclear; then WON.",
            ScenariosOfAnswers::linkTapped),
        new Scenario(
            20,
            "\"Call me back later\"",
            "Key 2 during the call at 72 h brings another call two hours later; EXHAUSTED.",
            ScenariosOfAnswers::callBack),
        new Scenario(
            21,
            "Answer by e-mail",
            "The e-mail is answered: REPLIED, nothing more goes out, the office gets the"
                + " conversation.",
            ScenariosOfAnswers::answerByMail),
        new Scenario(
            22,
            "E-mail bounces",
            "The e-mail comes back: no further e-mail goes there, for another job either; the call"
                + " rings.",
            ScenariosOfAnswers::mailBounces));
  }

  private static void linkTapped(Scene scene) throws Exception {
    Conversation kit =
        scene.begins(
            new Person("Kit Sorensen", 20, "human"),
            TEN,
            Expectation.ends("WON")
                .textAt(ofHours(24), ofHours(29))
                .telling("that the link was opened", "(?i).*opened the link to the estimate.*"));
    scene.awaitArrival(kit);
    scene.at(kit, ofHours(26));
    scene.home().opensLink(kit);
    scene.at(kit, ofHours(32));
    scene.signs(kit);
  }

  private static void callBack(Scene scene) throws Exception {
    Conversation mina =
        scene.begins(
            new Person("Mina Farrow", 21, "human"),
            scene.tuesdayAt(TEN),
            Expectation.ends("EXHAUSTED")
                .textAt(ofHours(24))
                .callAt(ofHours(72), ofHours(74))
                .telling("that she asked to be called back", "(?i).*asked to be called back.*"),
            Vendors.Delivery.ONCE,
            ofHours(77));
    scene.at(mina, ofHours(71));
    scene.home().pressesOnce(mina, "2");
  }

  private static void answerByMail(Scene scene) throws Exception {
    String answer = "Could you look at the thermostat as well? Mornings are best for us.";
    Conversation otto =
        scene.begins(
            new Person("Otto Nyberg", 22, "human", LANDLINE),
            TEN,
            Expectation.ends("REPLIED")
                .mailAt(ofHours(24))
                .telling("that the customer answered", "(?i).*answered by e-mail.*"));
    scene.awaitArrival(otto);
    scene.at(otto, ofHours(28));
    scene.home().answersMail(otto, answer);
    scene.desk().requireHeld(otto);
    scene.desk().requireOfficeTold(otto);
    scene
        .desk()
        .requireOfficeMailed(
            otto, "what both sides wrote", ".*any questions.*look at the thermostat.*");
  }

  private static void mailBounces(Scene scene) throws Exception {
    Conversation vera =
        scene.begins(
            new Person("Vera Lindholm", 23, "human", LANDLINE),
            TEN,
            Expectation.ends("EXHAUSTED")
                .callAt(ofHours(72))
                .telling("that an e-mail went out", "(?i).*first-text: .*sent.*"));
    scene.home().hasNoMailbox(vera);
    scene.awaitRun(vera);
    scene.at(vera, ofHours(8));
    Conversation second =
        scene.beginsToo(
            vera,
            Expectation.ends("WON")
                .telling("that e-mail is closed", "(?i).*mailbox that takes no mail.*"));
    scene.at(vera, ofHours(24));
    scene.desk().requireOnlyMailClosed(vera);
    scene.at(second, ofHours(34));
    scene.signs(second);
  }
}
