package io.followup.simulator.demo;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where a scenario is performed: everything that its script can make happen. */
final class Scene {
  private static final Duration WHOLE_SEQUENCE = Duration.ofHours(75);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SHOWS_WITHIN = Duration.ofSeconds(8);
  private static final Duration SETTLES_WITHIN = Duration.ofSeconds(3);
  private static final Duration LONG_PATIENCE = Duration.ofSeconds(120);

  private final Scenario scenario;
  private final Stage stage;
  private final List<Conversation> conversations = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final Set<String> away = new HashSet<>();
  private boolean finished;

  Scene(Scenario scenario, Stage stage) {
    this.scenario = scenario;
    this.stage = stage;
  }

  Scenario scenario() {
    return scenario;
  }

  /** Performs the script; a failure becomes a complaint, so that the other scenarios go on. */
  void perform() {
    try {
      scenario.play().perform(this);
    } catch (InterruptedException leaving) {
      Thread.currentThread().interrupt();
    } catch (Exception failure) {
      complain("it could not be played: " + failure.getMessage());
    }
    bringBack();
    synchronized (this) {
      finished = true;
    }
  }

  /** The other scenarios need a part that a failed script left away. */
  private void bringBack() {
    for (String part : List.copyOf(away)) {
      try {
        starts(part, Words.capital(part) + " is started again.");
      } catch (InterruptedException leaving) {
        Thread.currentThread().interrupt();
      } catch (Exception failure) {
        complain(part + " could not be started again: " + failure.getMessage());
      }
    }
  }

  /**
   * The first estimate of a new job goes out; business time begins here, at a Tuesday's local time.
   */
  Conversation begins(Person person, LocalTime at, Expectation expected) throws Exception {
    return begins(person, tuesdayAt(at), expected, Vendors.Delivery.ONCE, WHOLE_SEQUENCE);
  }

  Instant tuesdayAt(LocalTime time) {
    return stage.tuesdayAt(time);
  }

  /**
   * @param watchedFor business time for which nothing unexpected may arrive
   */
  Conversation begins(
      Person person,
      Instant businessStart,
      Expectation expected,
      Vendors.Delivery delivery,
      Duration watchedFor)
      throws Exception {
    String phone = stage.phones().numberOf(person);
    return begins(
        person,
        stage.vendors().fileCustomer(scenario.contractor(), person, phone),
        businessStart,
        expected,
        delivery,
        watchedFor);
  }

  /**
   * One more job of a customer begins now: a follow-up of its own to the same phone. What arrives
   * there is seen in the first conversation.
   */
  Conversation beginsToo(Conversation first, Expectation expected) throws Exception {
    return begins(
        first.person(),
        first.customer(),
        first.time().business(Instant.now()),
        expected,
        Vendors.Delivery.ONCE,
        WHOLE_SEQUENCE);
  }

  private Conversation begins(
      Person person,
      long customer,
      Instant businessStart,
      Expectation expected,
      Vendors.Delivery delivery,
      Duration watchedFor)
      throws Exception {
    String phone = stage.phones().numberOf(person);
    long job = stage.vendors().fileJob(customer);
    Conversation conversation =
        new Conversation(
            person,
            phone,
            customer,
            job,
            stage.engine().runOfJob(scenario.contractor(), job),
            new BusinessTime(businessStart, Instant.now(), stage.speed()),
            watchedFor,
            expected);
    stage.tell(this, conversation, "An estimate of $538.50 goes out for the AC repair.");
    send(conversation, "Repair", 538.50, delivery);
    synchronized (this) {
      conversations.add(conversation);
    }
    return conversation;
  }

  /**
   * Watches what becomes of something other than an estimate.
   *
   * @param customer ServiceTitan's id; 0 when nobody has one yet
   * @param run its workflow id without the tenant, for example {@code call/91000777}
   */
  Conversation watches(
      Person person,
      long customer,
      String run,
      Instant businessStart,
      Expectation expected,
      Duration watchedFor) {
    Conversation conversation =
        new Conversation(
            person,
            stage.phones().numberOf(person),
            customer,
            0,
            stage.engine().run(scenario.contractor(), run),
            new BusinessTime(businessStart, Instant.now(), stage.speed()),
            watchedFor,
            expected);
    synchronized (this) {
      conversations.add(conversation);
    }
    return conversation;
  }

  /** Something that can be begun again with another customer. */
  @FunctionalInterface
  interface Beginning {
    Conversation begin() throws Exception;
  }

  /**
   * Begins until the customer is not one of those whom a sequence holds out to compare with: such a
   * one gets no message of it.
   */
  Conversation notHeldOut(int tries, Beginning beginning) throws Exception {
    Conversation begun = beginning.begin();
    for (int more = 1; more < tries && isHeldOut(begun); more++) {
      synchronized (this) {
        conversations.remove(begun);
      }
      begun = beginning.begin();
    }
    return begun;
  }

  /** No run shows up, or it is over at once. */
  private static boolean isHeldOut(Conversation conversation) throws InterruptedException {
    Instant end = Instant.now().plus(SHOWS_WITHIN);
    while (Instant.now().isBefore(end)) {
      Optional<RunState> run = conversation.evidence().run();
      if (run.isPresent() && !run.get().isOver()) {
        Thread.sleep(SETTLES_WITHIN);
        return conversation.evidence().run().map(RunState::isOver).orElse(false);
      }
      Thread.sleep(100);
    }
    return true;
  }

  /** One more option of the same job. */
  void offers(Conversation conversation, String name, double subtotal) throws Exception {
    stage.tell(
        this,
        conversation,
        String.format(Locale.US, "Option \"%s\" of $%,.2f joins the same job.", name, subtotal));
    send(conversation, name, subtotal, Vendors.Delivery.ONCE);
  }

  private void send(
      Conversation conversation, String name, double subtotal, Vendors.Delivery delivery)
      throws IOException, InterruptedException {
    Instant now = conversation.time().business(Instant.now());
    Instant createdOn =
        conversation.estimates().isEmpty() ? conversation.time().businessStart() : now;
    conversation.offered(
        stage
            .vendors()
            .sendEstimate(
                scenario.contractor(), conversation.job(), name, subtotal, createdOn, delivery));
  }

  /** Waits until so much business time has passed in the conversation. */
  void at(Conversation conversation, Duration sinceStart) throws InterruptedException {
    Duration left = Duration.between(Instant.now(), conversation.time().wall(sinceStart));
    if (left.isPositive()) {
      Thread.sleep(left);
    }
  }

  /** Waits until the engine shows the run of the conversation. */
  void awaitRun(Conversation conversation) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (conversation.evidence().run().isEmpty() && Instant.now().isBefore(end)) {
      Thread.sleep(100);
    }
  }

  void signs(Conversation conversation) throws Exception {
    stage.tell(this, conversation, "Signs: the estimate is sold, and the webhook says so.");
    change(conversation, "sell", Vendors.Telling.BY_WEBHOOK);
  }

  void signsUnheard(Conversation conversation) throws Exception {
    stage.tell(this, conversation, "Signs, but the webhook never comes.");
    change(conversation, "sell", Vendors.Telling.SILENTLY);
  }

  void edits(Conversation conversation) throws Exception {
    stage.tell(
        this,
        conversation,
        "The office edits the estimate; every webhook comes three times, shuffled.");
    change(conversation, "touch", Vendors.Telling.BY_WEBHOOK);
  }

  private void change(Conversation conversation, String act, Vendors.Telling telling)
      throws IOException, InterruptedException {
    Instant at = conversation.time().business(Instant.now());
    stage.vendors().change(conversation.estimates().getFirst(), act, at, telling);
  }

  /** Waits until something has reached the customer, so that an answer has something to answer. */
  void awaitArrival(Conversation conversation) throws InterruptedException {
    Instant end = Instant.now().plus(LONG_PATIENCE);
    while (conversation.evidence().arrivals().isEmpty() && Instant.now().isBefore(end)) {
      Thread.sleep(100);
    }
  }

  /** What the customers do. */
  Home home() {
    return new Home(this, stage);
  }

  /** What the contractor's trade brings besides estimates. */
  Trade trade() {
    return new Trade(this, stage);
  }

  /** What the engine does at night. */
  Night night() {
    return new Night(this, stage);
  }

  /** What the contractor does and reads. */
  Desk desk() {
    return new Desk(this, stage);
  }

  void kills(String part, String why) throws Exception {
    stage.tell(this, why);
    stage.parts().end("kill", part);
    away.add(part);
  }

  void stops(String part, String why) throws Exception {
    stage.tell(this, why);
    stage.parts().end("stop", part);
    away.add(part);
  }

  void starts(String part, String why) throws Exception {
    stage.tell(this, why);
    away.remove(part);
    stage.parts().start(part);
    stage.tell(this, Words.capital(part) + " is healthy again.");
  }

  /** Complains unless every webhook of the conversation was answered by 200 at once. */
  void requireWebhooksTaken(Conversation conversation, int count) throws Exception {
    List<Integer> answers = List.of();
    Instant end = Instant.now().plusSeconds(10);
    while (answers.size() < count && Instant.now().isBefore(end)) {
      Thread.sleep(50);
      answers = stage.vendors().webhookAnswers(conversation.estimates().getFirst());
    }
    boolean taken = answers.size() == count && answers.stream().allMatch(status -> status == 200);
    if (taken) {
      stage.tell(
          this, conversation, "All webhooks so far (%d) were answered by 200.".formatted(count));
    } else {
      complain("the webhooks were answered by " + answers + " instead of " + count + " times 200");
    }
  }

  synchronized void complain(String what) {
    complaints.add(what);
  }

  /** Something that the verdict shall tell, in one sentence. */
  synchronized void remark(String sentence) {
    remarks.add(sentence);
  }

  synchronized List<Conversation> conversations() {
    return List.copyOf(conversations);
  }

  /**
   * Nothing more is to be expected: the script is played, runs have ended, and the time to watch is
   * over.
   */
  synchronized boolean isOver(Instant now) {
    return finished
        && conversations.stream()
            .allMatch(c -> c.isSettled() && now.isAfter(c.time().wall(c.watchedFor())));
  }

  /** When waiting any longer is pointless. */
  synchronized Instant deadline(Judging judging) {
    Instant last =
        conversations.stream()
            .map(c -> c.time().wall(c.watchedFor()))
            .max(Instant::compareTo)
            .orElse(stage.began());
    Instant fair = judging.latest(last);
    return (fair.equals(Instant.MAX) ? last : fair).plus(PATIENCE);
  }

  synchronized Verdict verdict(Judging judging) {
    List<String> all = new ArrayList<>(complaints);
    for (Conversation conversation : conversations) {
      String whose = conversations.size() > 1 ? conversation.person().firstName() + ": " : "";
      judging
          .complaints(conversation.expectation(), conversation.evidence())
          .forEach(complaint -> all.add(whose + complaint));
    }
    String happened =
        conversations.stream()
            .map(c -> (conversations.size() > 1 ? c.person().firstName() + ": " : "") + happened(c))
            .reduce((a, b) -> a + " " + b)
            .orElse("Nothing happened.");
    String seen = Stream.concat(Stream.of(happened), remarks.stream()).collect(joining(" "));
    return new Verdict(scenario.number(), scenario.title(), scenario.expected(), seen, all);
  }

  private static String happened(Conversation conversation) {
    Evidence evidence = conversation.evidence();
    return evidence.inWords()
        + conversation.expectation().told().stream()
            .flatMap(told -> evidence.quote(told).stream())
            .map(quote -> " It told: " + quote)
            .collect(joining());
  }
}
