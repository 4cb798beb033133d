package io.followup.sending;

import io.followup.consent.ConsentLedger;
import io.followup.consent.ContactPoint;
import io.followup.consent.EarlierMessages;
import io.followup.consent.Hold;
import io.followup.consent.Holds;
import io.followup.guard.ConsentOnRecord;
import io.followup.guard.Person;
import io.followup.guard.Person.Admission;
import io.followup.guard.Person.Sharing;
import io.followup.roundtrip.Answers;
import io.followup.roundtrip.Question;
import io.followup.tenant.FormConsent;
import io.followup.tenant.Tenant;
import io.followup.touch.MessageClass;
import io.followup.traffic.Circumstances;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the person whom a send would reach. Asked in the transaction that decides, with
 * the contact point locked, so that nothing of it changes until the attempt is recorded.
 */
final class People {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final MessageClass covers;
  private final Tenant tenant;
  private final Circumstances.Asked asked;
  private final Question<ConsentOnRecord> consent;
  private final Question<List<Hold>> holds;
  private final Optional<Others> others;

  /** Who else has the contact point. */
  private record Others(
      Question<Integer> customers, Question<List<EarlierMessages.Other>> lastMessage) {}

  /**
   * @param covers what kind of message the consent must be to
   * @param asked about what; its contact point is locked
   */
  People(MessageClass covers, Tenant tenant, Circumstances.Asked asked) {
    this.covers = covers;
    this.tenant = tenant;
    this.asked = asked;
    this.consent =
        ConsentLedger.question(
            asked.tenant(), asked.customer(), asked.point(), covers, asked.channel());
    this.holds = Holds.question(asked.tenant(), asked.customer(), asked.point());
    this.others = asked.point().map(this::others);
  }

  /** A day is one of the office. */
  private Others others(ContactPoint point) {
    LocalDate today = LocalDate.ofInstant(asked.now(), tenant.zone());
    return new Others(
        EarlierMessages.customers(point),
        EarlierMessages.lastOfAnother(
            point,
            asked.customer(),
            today.atStartOfDay(tenant.zone()).toInstant(),
            today.plusDays(1).atStartOfDay(tenant.zone()).toInstant()));
  }

  /** What must be asked to know it. */
  List<Question<?>> questions() {
    List<Question<?>> questions = new ArrayList<>(List.of(consent, holds));
    others.ifPresent(
        sharing -> questions.addAll(List.of(sharing.customers(), sharing.lastMessage())));
    return questions;
  }

  Person known(Answers answers) {
    return new Person(
        answers
            .to(consent)
            .collecting(
                tenant
                    .contacting()
                    .collected(covers, asked.channel(), asked.now())
                    .map(FormConsent::source)),
        answers.to(holds).stream()
            .map(hold -> new Person.Hold(hold.kind(), hold.why(), hold.since()))
            .toList(),
        others.map(sharing -> sharing(sharing, answers)).orElseGet(Sharing::nobody),
        asked
            .point()
            .filter(place -> !tenant.contacting().allows(place.value()))
            .map(place -> Admission.NOT_ON_THE_LIST_OF_TESTS)
            .orElse(Admission.ALLOWED));
  }

  private Sharing sharing(Others sharing, Answers answers) {
    return new Sharing(
        Math.max(1, answers.to(sharing.customers())),
        tenant.contacting().mostCustomers(),
        answers.to(sharing.lastMessage()).stream().findFirst().map(this::inWords));
  }

  private String inWords(EarlierMessages.Other other) {
    return "the "
        + other.channel().inWords()
        + " of "
        + CLOCK.format(other.businessAt().atZone(tenant.zone()));
  }
}
