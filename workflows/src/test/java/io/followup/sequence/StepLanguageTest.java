package io.followup.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.run.Sample;
import io.followup.temporal.Payloads;
import io.followup.tenant.Lifecycles;
import io.followup.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that a step may do, and what an author reads who got it wrong. */
class StepLanguageTest {
  private static final String WHOLE =
      """
      sequence: visit
      trigger: appointment
      re-entry: restart
      steps:
        - id: size
          branch:
            - when: job.total >= 5000 && !customer.isMember
              to: reminder
            - when: customer.type == 'Commercial'
              to: office
        - id: reminder
          until: appointment.start - 24h
          window: { from: "09:00", to: "17:30", days: [mon, fri] }
          if: "!appointment.confirmed"
          tolerance: 2h
          priority: 2
          arm: a
          sms: "{{company.name}} comes at {{appointment.start.time}}. Reply STOP to end."
        - id: leaves
          wait-for: [technician.dispatched, job.canceled]
          within: 48h
          else: over
        - id: office
          wait: 1h
          task: { title: "Call about job {{job.number}}", text: "It starts {{appointment.start}}." }
        - id: over
          stop: Nothing more to do.
      variants: { holdout: 5%, arms: { a: 30%, b: 70% } }
      """;

  private static Sequence whole() {
    return SequenceText.valid(WHOLE);
  }

  private static List<String> problems(String good, String bad) {
    assertThat(WHOLE).contains(good);
    return SequenceText.problems(WHOLE.replace(good, bad));
  }

  @Test
  void a_branch_goes_on_at_the_step_whose_condition_holds() {
    assertThat(whole().step("size").act())
        .isEqualTo(
            new Act.Branch(
                List.of(
                    new Act.Branch.Arm(
                        Optional.of("job.total >= 5000 && !customer.isMember"), "reminder"),
                    new Act.Branch.Arm(Optional.of("customer.type == 'Commercial'"), "office"))));
    assertThat(whole().step("size").due()).isEqualTo(Wait.NONE);
  }

  @Test
  void a_step_may_be_due_before_a_time_of_the_object_in_a_window_under_a_condition() {
    Step reminder = whole().step("reminder");
    assertThat(reminder)
        .isEqualTo(
            new Step(
                "reminder",
                new Wait(Duration.ofHours(-24), Anchor.APPOINTMENT_START),
                new Act.Send(
                    new Message.Sms(
                        "{{company.name}} comes at {{appointment.start.time}}. Reply STOP to end."),
                    Optional.empty(),
                    0,
                    Optional.empty()),
                Optional.of("!appointment.confirmed"),
                Optional.of(
                    new Window(
                        LocalTime.of(9, 0),
                        Optional.of(LocalTime.of(17, 30)),
                        EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY))),
                Optional.of(Duration.ofHours(2)),
                OptionalInt.of(2),
                Optional.of(new Arm("a", "visit", 0, 30))));
  }

  @Test
  void a_step_may_wait_for_a_fact() {
    assertThat(whole().step("leaves").act())
        .isEqualTo(
            new Act.AwaitFact(
                Set.of(FactName.TECHNICIAN_DISPATCHED, FactName.JOB_CANCELED),
                Duration.ofHours(48),
                Optional.of("over")));
  }

  @Test
  void the_office_may_be_given_a_task_and_a_run_may_be_stopped() {
    assertThat(whole().step("office").act())
        .isEqualTo(
            new Act.Task("Call about job {{job.number}}", "It starts {{appointment.start}}."));
    assertThat(whole().step("over").act()).isEqualTo(new Act.Stop("Nothing more to do."));
    assertThat(whole().step("over").inWords()).isEqualTo("stop (over)");
  }

  @Test
  void what_holds_for_the_whole_sequence_is_read() {
    assertThat(whole().reEntry()).isEqualTo(ReEntry.RESTART);
    assertThat(whole().arms())
        .containsExactly(new Arm("a", "visit", 0, 30), new Arm("b", "visit", 30, 100));
    assertThat(whole().exits())
        .containsExactlyInAnyOrder(FactName.JOB_CANCELED, FactName.CUSTOMER_REPLIED);
  }

  @Test
  void a_history_carries_every_kind_of_step() throws Exception {
    String json = Payloads.mapper().writeValueAsString(whole());
    assertThat(Payloads.mapper().readValue(json, Sequence.class)).isEqualTo(whole());
  }

  @Test
  void steps_of_old_histories_are_read() throws Exception {
    Step step =
        Payloads.mapper()
            .readValue(
                """
                {"id": "call", "due": {"duration": 3600.0, "after": "TRIGGER"},
                 "message": {"channel": "voice", "script": "s", "say": "Hi", "voicemail": "Hi"},
                 "otherwise": {"channel": "sms", "text": "Hi"}, "retry": 2,
                 "unanswered": null}
                """,
                Step.class);
    assertThat(step)
        .isEqualTo(
            new Step(
                "call",
                new Wait(Duration.ofHours(1), Anchor.TRIGGER),
                new Act.Send(
                    new Message.Voice("s", "Hi", "Hi"),
                    Optional.of(new Message.Sms("Hi")),
                    2,
                    Optional.empty())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          appointment.start - 24h | appointment.begin - 24h | 12: steps[reminder].until: 'appointment.begin' is not known for appointment. Fix: did you mean 'appointment.end'? [unknown-anchor]
          appointment.start - 24h | invoice.dueDate + 1d | 12: steps[reminder].until: 'invoice.dueDate' is not known for appointment. Fix: known are: appointment.end, appointment.start, trigger. [unknown-anchor]
          appointment.start - 24h | appointment.start - soon | 12: steps[reminder].until: 'soon' is not a duration. Fix: write days, hours and minutes like 30m, 24h, 3d or 1h30m. [not-a-duration]
          appointment.start - 24h | trigger - 1h | 12: steps[reminder].until: a step cannot be due before its trigger. Fix: write '+' instead of '-'. [not-a-duration]
          until: appointment.start - 24h | wait: 1h\\n    until: trigger + 2h | 13: steps[reminder].until: it stands beside wait; a step has one time. Fix: keep one of the two. [two-times]
          from: "09:00" | from: "9 am" | 13: steps[reminder].window.from: '9 am' is not a time of day. Fix: write hours and minutes from "00:00" to "24:00", in quotes. [not-a-window]
          to: "17:30" | to: "08:30" | 13: steps[reminder].window.to: it closes at 08:30, which is not after 09:00. Fix: write a window within one day, such as from: "09:00" and to: "17:30". [not-a-window]
          days: [mon, fri] | days: [monday] | 13: steps[reminder].window.days: 'monday' is not a day. Fix: use mon, tue, wed, thu, fri, sat, sun. [not-a-window]
          from: "09:00", to: "17:30" | from: "21:30", to: "23:00" | 13: steps[reminder].window: texts and calls go from 08:00 to 21:00 only, so it never opens for this step. Fix: write a window between 08:00 and 21:00, or send an e-mail. [never-open]
          !appointment.confirmed | !appointment.agreed | 14: steps[reminder].if: 'appointment.agreed' is not known here. Fix: did you mean 'appointment.confirmed'? [unknown-in-condition]
          !appointment.confirmed | job.total > 'a lot' | 14: steps[reminder].if: found no matching overload for '>' applied to '(double, string)'. Fix: compare numbers with numbers and texts with texts, such as job.total > 100. [not-a-condition]
          priority: 2 | priority: 6 | 16: steps[reminder].priority: '6' is not allowed. Fix: write a whole number from 1 to 5. [not-a-number]
          arm: a | arm: c | 17: steps[reminder].arm: 'c' is not under variants.arms. Fix: known are: a, b. [unknown-arm]
          b: 70% | b: 60% | 28: variants.arms: the shares of the arms add up to 90%. Fix: write shares that add up to 100%. [not-a-share]
          technician.dispatched, | technician.dispached, | 20: steps[leaves].wait-for: 'technician.dispached' is nothing that a run of appointment hears of. Fix: did you mean 'technician.dispatched'? [unknown-fact]
          else: over | else: ofice | 22: steps[leaves].else: there is no step 'ofice'. Fix: did you mean 'office'? [unknown-step]
          else: over | else: size | 22: steps[leaves].else: step 'size' is not below this one; a run only goes forward. Fix: name one of: office, over. [not-forward]
          within: 48h | tolerance: 1h\\n    within: 48h | 21: steps[leaves].tolerance: only a step that sends a message or gives a task has it. Fix: delete it, or put a branch before the step. [not-for-this-step]
          wait: 1h | within: 1h | 24: steps[office].within: only a step with wait-for has it. Fix: delete it, or put a branch before the step. [not-for-this-step]
          stop: Nothing | email: x\\n    stop: Nothing | 28: steps[over].stop: it stands beside email; a step does one thing. Fix: move it to a step of its own. [two-messages]
          re-entry: restart | re-entry: again | 3: re-entry: 'again' is not a known rule of re-entry. Fix: known are: continue, ignore, restart. [unknown-re-entry]
          """)
  void a_mistake_is_told_with_its_line_and_a_fix(String good, String bad, String told) {
    assertThat(problems(good, bad.replace("\\n", "\n"))).contains(told);
  }

  @Test
  void a_way_after_one_without_condition_is_never_taken() {
    assertThat(
            problems(
                "    - when: job.total >= 5000 && !customer.isMember\n        to: reminder",
                "    - to: reminder"))
        .contains(
            "8: steps[size].branch[2].to: the way before it has no condition, so this one is never"
                + " taken. Fix: put the way without 'when' last, or delete this one."
                + " [never-reached]");
  }

  @Test
  void a_step_to_which_no_way_leads_is_told() {
    assertThat(
            SequenceText.problems(
                """
                sequence: x
                trigger: estimate
                steps:
                  - id: size
                    branch: [{ when: estimate.total > 9, to: over }, { to: over }]
                  - id: forgotten
                    task: { title: a, text: b }
                  - id: over
                    stop: Done.
                """))
        .containsExactly(
            "6: steps[forgotten].id: no way leads to this step: the one above ends or branches off,"
                + " and no branch names it. Fix: name it in a branch, or delete it."
                + " [never-reached]");
  }

  @Test
  void the_opt_out_line_is_asked_for_on_every_way_that_has_had_no_text() {
    assertThat(
            SequenceText.problems(
                """
                sequence: x
                trigger: estimate
                steps:
                  - id: size
                    branch: [{ when: estimate.total > 9, to: large }]
                  - { id: small, wait: 1h, sms: "{{company.name}}: reply STOP." }
                  - { id: small-two, wait: 1h, sms: "{{company.name}}: again." }
                  - { id: large, wait: 1h, sms: "{{company.name}}: hello." }
                """))
        .containsExactly(
            "8: steps[large].sms: the first text does not say how to end texts. Fix: add a line"
                + " such as: Reply STOP to end texts. [no-opt-out-line]");
  }

  @Test
  void each_text_about_money_owed_says_how_to_end_texts() {
    assertThat(
            SequenceText.problems(
                """
                sequence: x
                trigger: invoice
                steps:
                  - { id: one, wait: 1h, sms: "{{company.name}}: reply STOP." }
                  - { id: two, wait: 1h, sms: "{{company.name}}: again." }
                """))
        .containsExactly(
            "5: steps[two].sms: a text about money owed does not say how to end texts. Fix: add a"
                + " line such as: Reply STOP to end texts. [no-opt-out-line]");
  }

  @Test
  void a_way_that_ends_before_the_expiry_is_long_enough() {
    assertThat(
            SequenceText.problems(
                """
                sequence: x
                trigger: estimate
                steps:
                  - id: seen
                    wait-for: estimate.viewed
                    within: 40d
                    else: late
                  - { id: soon, wait: 1h, email: m }
                  - { id: over, stop: Done. }
                  - { id: late, wait: 1h, email: m }
                emails: { m: { subject: s, text: t } }
                """))
        .containsExactly(
            "10: steps[late].wait: the step is due 40d1h after the trigger, but the run expires"
                + " after 30d. Fix: shorten the wait, or write a longer limits.expires."
                + " [after-expiry]");
  }

  @Test
  void a_link_to_a_foreign_host_and_a_field_that_is_often_empty_are_told_when_the_place_is_known() {
    String text =
        """
        sequence: x
        trigger: estimate
        steps:
          - { id: one, wait: 1h, sms: "{{company.name}}: www.other.example.org, {{job.number}} {{job.type}}. Reply STOP." }
          - { id: two, wait: 1h, sms: "{{company.name}}: for {{customer.firstName}}" }
        """;
    RecentObjects recent =
        trigger ->
            Map.of(
                "job.number", new RecentObjects.Tally(40, 9),
                "customer.firstName", new RecentObjects.Tally(40, 4),
                "job.type", new RecentObjects.Tally(19, 19));
    Surroundings acme =
        new Surroundings(
            Optional.of(Sample.acme()), List.of(), recent, Surroundings.USUALLY_TOLERATED);
    assertThat(
            SequenceFile.read(
                    "x.yaml", text.getBytes(java.nio.charset.StandardCharsets.UTF_8), acme)
                .problems())
        .extracting(SequenceProblem::toString)
        .containsExactlyInAnyOrder(
            "x.yaml:4: steps[one].sms: it links to www.other.example.org, which is not under a"
                + " domain of the company. Fix: write another link, or add the host to"
                + " contacting.links of the tenant. [foreign-link]",
            "x.yaml:4: warning: steps[one].sms: 22% of the recent objects have no job.number, and"
                + " get no message. Fix: give it a default, such as {{job.number|…}}, or leave it"
                + " out. [often-empty]");
    assertThat(SequenceText.valid(text).steps()).hasSize(2);
  }

  private static List<String> problemsAtAcme(String text) {
    Surroundings acme =
        new Surroundings(Optional.of(Sample.acme()), List.of(), trigger -> Map.of(), 10);
    return SequenceFile.read("x.yaml", text.getBytes(StandardCharsets.UTF_8), acme)
        .problems()
        .stream()
        .map(SequenceProblem::toString)
        .toList();
  }

  @Test
  void a_window_outside_the_hours_of_the_company_never_opens() {
    String text =
        """
        sequence: x
        trigger: invoice
        steps:
          - id: one
            wait: 1h
            window: { from: "20:00", to: "21:00", days: [sat] }
            sms: "{{company.name}}: Reply STOP."
        """;
    assertThat(SequenceText.valid(text).steps()).hasSize(1);
    assertThat(problemsAtAcme(text.replace("invoice", "estimate")))
        .containsExactly(
            "x.yaml:6: steps[one].window: the company's texts and calls go at other hours"
                + " (Sat 09:00-20:00), so it never opens for this step. Fix: write a window within"
                + " these hours, or send an e-mail. [never-open]");
    assertThat(problemsAtAcme(text))
        .as("nobody is asked for money on a Saturday")
        .singleElement()
        .asString()
        .contains("(Sat closed)");
    assertThat(problemsAtAcme(text.replace("invoice", "estimate").replace("20:00", "19:00")))
        .isEmpty();
  }

  @Test
  void a_step_after_the_validity_of_the_estimate_is_pointed_out() {
    String text =
        """
        sequence: x
        trigger: estimate
        steps:
          - { id: one, wait: 2d, sms: "{{company.name}}: Reply STOP." }
          - { id: two, wait: 12d, email: m }
        emails: { m: { subject: s, text: t } }
        """;
    Tenant acme = Sample.acme();
    Tenant fortnight =
        new Tenant(
            acme.company(),
            acme.zone(),
            acme.officePhone(),
            null,
            null,
            null,
            acme.webhooks(),
            acme.servicetitan(),
            acme.twilio(),
            null,
            null,
            null,
            null,
            null,
            new Lifecycles(null, null, null, null, new Lifecycles.Estimates(Duration.ofDays(14))),
            null);
    Surroundings place =
        new Surroundings(Optional.of(fortnight), List.of(), trigger -> Map.of(), 10);
    assertThat(SequenceFile.read("x.yaml", text.getBytes(StandardCharsets.UTF_8), place).problems())
        .extracting(SequenceProblem::toString)
        .containsExactly(
            "x.yaml:5: warning: steps[two].wait: the step is due 14d after the trigger, but"
                + " estimates of the company are valid for 14d. Fix: shorten the wait, or offer a"
                + " new estimate in it. [after-validity]");
    assertThat(problemsAtAcme(text)).isEmpty();
  }
}
