package io.followup.sending;

import io.followup.consent.ContactObstacles;
import io.followup.consent.ContactPoint;
import io.followup.dispatch.Reading;
import io.followup.dispatch.Talk;
import io.followup.guard.Guards;
import io.followup.guard.Sending;
import io.followup.guard.Verdict;
import io.followup.guard.Wishes;
import io.followup.guard.WithinOpenHours;
import io.followup.ledger.Decision;
import io.followup.ledger.Ledger;
import io.followup.ledger.NewAttempt;
import io.followup.link.Links;
import io.followup.roundtrip.Answers;
import io.followup.roundtrip.Question;
import io.followup.roundtrip.RoundTrip;
import io.followup.sequence.Message;
import io.followup.sequence.SmsText;
import io.followup.tenant.Tenant;
import io.followup.touch.Channel;
import io.followup.touch.TouchRequest;
import io.followup.traffic.Circumstances;
import io.followup.traffic.Households;
import io.followup.traffic.SenderBudgets;
import io.followup.traffic.TenantSpending;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides in one transaction, with the household's contact points locked, whether a message may go:
 * what is known, then the guards, then the sender's budget and the tenant's money. Either the
 * attempt is recorded as SUBMITTING or the reason against it is.
 */
final class Deciding {
  private static final String ALL_PASSED = "Every guard passed.";

  private final TransactionTemplate transactions;
  private final Households households;
  private final Circumstances circumstances;
  private final SenderBudgets budgets;
  private final TenantSpending spending;
  private final RoundTrip database;
  private final Gathering gathering;
  private final Ledger ledger;
  private final Links links;
  private final URI publicUrl;
  private final ContactObstacles obstacles;
  private final WishesOfSteps wishes;
  private final Conversations conversations;

  Deciding(
      TransactionTemplate transactions,
      Households households,
      Circumstances circumstances,
      SenderBudgets budgets,
      TenantSpending spending,
      RoundTrip database,
      Gathering gathering,
      Ledger ledger,
      Links links,
      URI publicUrl,
      ContactObstacles obstacles,
      WishesOfSteps wishes,
      Conversations conversations) {
    this.wishes = wishes;
    this.transactions = transactions;
    this.households = households;
    this.circumstances = circumstances;
    this.budgets = budgets;
    this.spending = spending;
    this.database = database;
    this.gathering = gathering;
    this.ledger = ledger;
    this.links = links;
    this.publicUrl = publicUrl;
    this.obstacles = obstacles;
    this.conversations = conversations;
  }

  /** What was decided. */
  sealed interface Choice {
    /**
     * The caller owns the one POST of this attempt.
     *
     * @param remark what guards want to be told though they passed
     */
    record Go(NewAttempt attempt, Duration validity, Optional<String> remark) implements Choice {}

    record Not(Guards.Objection objection) implements Choice {}

    /** Another try of the same touch was faster. */
    record Taken() implements Choice {}
  }

  /** One message of a step, and what was read for it. */
  private record Case(
      TouchRequest request,
      Tenant tenant,
      int ordinal,
      Optional<ContactPoint> point,
      Circumstances.Asked asked,
      TouchLinks made) {}

  /**
   * @param ordinal of the step's own message or of its {@code otherwise}, see {@link
   *     io.followup.touch.Turn}
   * @param now business time
   * @param talk that the office and the customer are in touch
   */
  Choice decide(
      TouchRequest request,
      Tenant tenant,
      Reading reading,
      Message message,
      int ordinal,
      Instant now,
      Optional<Talk> talk) {
    Channel channel = message.over();
    Destinations.Chosen chosen =
        new Destinations(obstacles)
            .choose(channel, reading.party(), request.subject().tenant(), tenant);
    TouchLinks made = new TouchLinks(publicUrl);
    Wording.Written written = Wording.write(message, request, reading, tenant, made);
    Wishes wanted = wishes.of(request, tenant, reading);
    return transactions.execute(
        status -> {
          Optional<ContactPoint> point = lock(request, reading, channel, chosen);
          talk.ifPresent(found -> conversations.hold(request, tenant, found));
          Circumstances.Asked asked = Gathering.asked(request, tenant, message, wanted, point, now);
          Case one = new Case(request, tenant, ordinal, point, asked, made);
          Sending sending =
              gathering.gather(request, tenant, reading, chosen, written, wanted, asked);
          Guards.Answer answer = Guards.ask(sending);
          return answer
              .objection()
              .map(objection -> not(one, objection))
              .orElseGet(() -> ready(one, sending, answer.remarks()));
        });
  }

  /** Locks the whole household, so that no other run decides about it until this one has. */
  private Optional<ContactPoint> lock(
      TouchRequest request, Reading reading, Channel channel, Destinations.Chosen chosen) {
    List<ContactPoint> locked =
        households.lock(
            request.subject().tenant(),
            request.customer(),
            Destinations.household(reading.party()));
    return chosen
        .value()
        .flatMap(
            value ->
                locked.stream()
                    .filter(point -> point.kind() == Destinations.kind(channel))
                    .filter(point -> point.value().equals(value))
                    .findFirst());
  }

  private Choice ready(Case one, Sending sending, List<String> remarks) {
    Optional<Guards.Objection> filtered =
        sending.channel() == Channel.SMS
            ? new FilteredTexts(ledger).against(one.request(), text(sending))
            : Optional.empty();
    return filtered.isPresent() ? not(one, filtered.get()) : paid(one, sending, remarks);
  }

  private static String text(Sending sending) {
    return sending.content().texts().get("text");
  }

  /** The sender's budget and the tenant's money, both locked from here on. */
  private Choice paid(Case one, Sending sending, List<String> remarks) {
    Charge charge = charge(one, sending);
    Sending counted =
        sending.with(
            charge.budget().map(SenderBudgets.Locked::tokens),
            charge.money().map(TenantSpending.Taken::before));
    Optional<Guards.Objection> objection = Guards.askCounting(counted).objection();
    if (objection.isPresent()) {
      charge.budget().ifPresent(budgets::promise);
      charge.money().ifPresent(spending::giveBack);
      charge
          .money()
          .filter(taken -> objection.get().guard().equals(Guards.SPEND))
          .ifPresent(spending::heldBack);
      return not(one, objection.get());
    }
    return submit(one, counted, charge, remarks);
  }

  /** What a send is counted with: e-mails have no budget, and what costs nothing no price. */
  private record Charge(
      Optional<SenderBudgets.Locked> budget, Optional<TenantSpending.Taken> money) {}

  private Charge charge(Case one, Sending sending) {
    Optional<Question<Optional<SenderBudgets.Locked>>> budget =
        sending.channel() == Channel.EMAIL
            ? Optional.empty()
            : Optional.of(
                SenderBudgets.locking(
                    one.asked().tenant(),
                    one.asked().sender(),
                    sending.channel(),
                    segments(sending),
                    one.tenant().limits().budget()));
    BigDecimal cost = one.tenant().limits().spend().price(sending.channel(), segments(sending));
    Optional<Question<TenantSpending.Taken>> money =
        cost.signum() > 0
            ? Optional.of(TenantSpending.taking(one.asked().tenant(), one.tenant().zone(), cost))
            : Optional.empty();
    Answers answers =
        database.ask(
            Stream.<Optional<? extends Question<?>>>of(budget, money)
                .<Question<?>>flatMap(Optional::stream)
                .toList());
    return new Charge(
        budget.map(asked -> answers.to(asked).orElseGet(() -> firstBudget(one, sending))),
        money.map(answers::to));
  }

  private SenderBudgets.Locked firstBudget(Case one, Sending sending) {
    return budgets.lock(
        one.asked().tenant(),
        one.asked().sender(),
        sending.channel(),
        segments(sending),
        one.tenant().limits().budget());
  }

  /** What the sender's budget pays. */
  private static int segments(Sending sending) {
    return sending.channel() == Channel.SMS ? SmsText.segments(text(sending)) : 1;
  }

  private NewAttempt attempt(Case one, Sending sending, Optional<TenantSpending.Taken> money) {
    return inConversation(
        new NewAttempt(
            one.request().workflowId(),
            one.request().step().id(),
            one.ordinal(),
            one.request().sequence(),
            sending.channel(),
            one.request().customer(),
            one.point().orElseThrow(),
            sending.content().texts(),
            sending.now(),
            new NewAttempt.Terms(
                one.request().purpose(),
                one.asked().sender(),
                segments(sending),
                Guards.inputs(sending),
                money.map(TenantSpending.Taken::paid))));
  }

  /** E-mails of one run stand together in the customer's mailbox. */
  private NewAttempt inConversation(NewAttempt attempt) {
    return attempt.channel() == Channel.EMAIL
        ? ledger
            .firstMail(attempt.workflowId())
            .map(first -> attempt.saying("inReplyTo", first))
            .orElse(attempt)
        : attempt;
  }

  private Choice submit(Case one, Sending sending, Charge charge, List<String> remarks) {
    NewAttempt attempt = attempt(one, sending, charge.money());
    Optional<String> remark =
        remarks.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", remarks));
    String cause = remark.map(told -> ALL_PASSED + " " + told).orElse(ALL_PASSED);
    Question<Boolean> submitting = Ledger.submitting(attempt, cause);
    List<Question<?>> questions = new ArrayList<>(List.of(submitting));
    charge.budget().map(SenderBudgets::spending).ifPresent(questions::add);
    if (!database.ask(questions).to(submitting)) {
      charge.money().ifPresent(spending::giveBack);
      return new Choice.Taken();
    }
    links.keep(attempt.key(), one.made().made());
    return new Choice.Go(
        attempt, Whereabouts.validity(WithinOpenHours.staysOpen(sending), one.tenant()), remark);
  }

  private Choice not(Case one, Guards.Objection objection) {
    if (objection.guard().equals(Guards.CAPS)
        && objection.verdict() instanceof Verdict.Defer defer) {
      circumstances.waits(one.asked(), defer.until());
    }
    ledger.decided(
        new Decision(
            one.asked().tenant(),
            one.request().workflowId(),
            one.request().step().id(),
            one.ordinal(),
            one.asked().channel(),
            one.request().customer(),
            one.point(),
            objection.guard(),
            objection.verdict(),
            objection.inputs(),
            one.asked().now()));
    return new Choice.Not(objection);
  }
}
