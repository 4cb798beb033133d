package io.followup.api.identity;

import io.followup.access.Audit;
import io.followup.access.Role;
import io.followup.api.access.Caller;
import io.followup.api.access.VisibleTenants;
import io.followup.api.identity.IdentityView.LinkView;
import io.followup.api.identity.IdentityView.RecordView;
import io.followup.api.identity.IdentityView.ReviewsView;
import io.followup.api.problem.Problem;
import io.followup.identity.IdentityDesk;
import io.followup.identity.IdentityDesk.Verdict;
import io.followup.identity.IdentityLink;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Which records stand for one person, household or company: why, what waits for a person, and
 * taking it back. Nothing of it changes the dispatch system.
 */
@RestController
@RequestMapping("/api/identity")
class IdentityController {
  private static final int MOST = 200;
  private static final int LONGEST_REASON = 200;

  private final VisibleTenants visible;
  private final IdentityDesk desk;
  private final Audit audit;
  private final TransactionTemplate transaction;

  IdentityController(
      Tenants tenants, IdentityDesk desk, Audit audit, TransactionTemplate transaction) {
    this.visible = new VisibleTenants(tenants);
    this.desk = desk;
    this.audit = audit;
    this.transaction = transaction;
  }

  /**
   * @param answer same-person, same-household, same-account or different
   * @param reason one sentence for whoever asks later
   */
  record Answer(String answer, String reason) {}

  /**
   * @param reason one sentence for whoever asks later
   */
  record Undo(String reason) {}

  @GetMapping("/reviews")
  ReviewsView reviews(
      @RequestParam Optional<String> tenant,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "50") int limit) {
    Caller.current().mustBe(Role.VIEWER);
    if (limit < 1 || limit > MOST) {
      throw wrong("limit", "limit is " + limit + ".", "Use a value from 1 to " + MOST + ".");
    }
    TenantId of = visible.one(tenant);
    List<IdentityLink> waiting = desk.reviews(of, after, limit);
    return new ReviewsView(
        waiting.stream().map(link -> LinkView.of(link, records(of, link))).toList(),
        waiting.size() == limit
            ? Optional.of(Long.toString(waiting.getLast().id()))
            : Optional.empty());
  }

  @PostMapping("/reviews/{id}")
  LinkView answer(
      @PathVariable long id, @RequestParam Optional<String> tenant, @RequestBody Answer answer) {
    Caller caller = Caller.current();
    caller.mustBe(Role.MARKETING);
    TenantId of = visible.one(tenant);
    existing(of, id);
    Verdict verdict = verdict(answer.answer());
    String why = reason(answer.reason());
    return transaction.execute(
        status -> {
          IdentityLink decided =
              desk.answer(of, id, verdict, caller.inAudit(), why)
                  .orElseThrow(() -> conflict("it waits for nobody any more."));
          audit.record(
              caller.inAudit(),
              "identity " + answer.answer(),
              of + " records " + decided.one() + " and " + decided.other(),
              why);
          return LinkView.of(decided, List.of());
        });
  }

  @GetMapping("/contacts/{id}")
  IdentityView contact(@PathVariable String id, @RequestParam Optional<String> tenant) {
    Caller.current().mustBe(Role.VIEWER);
    TenantId of = visible.one(tenant);
    return Optional.of(id)
        .filter(text -> text.matches("[A-Za-z0-9._~-]{1,110}"))
        .flatMap(text -> desk.known(of, new CustomerId(text)))
        .map(
            known ->
                IdentityView.of(
                    of,
                    known,
                    showsPeople() ? Optional.of(RecordView.of(known.written())) : Optional.empty()))
        .orElseThrow(
            () ->
                Problem.of(
                        404,
                        "no-such-contact",
                        "nothing is on record about a customer of this id.",
                        "Use the id that the dispatch system has for the customer.")
                    .asException());
  }

  @PostMapping("/links/{id}/undo")
  LinkView undo(
      @PathVariable long id, @RequestParam Optional<String> tenant, @RequestBody Undo undo) {
    Caller caller = Caller.current();
    caller.mustBe(Role.MARKETING);
    TenantId of = visible.one(tenant);
    existing(of, id);
    String why = reason(undo.reason());
    return transaction.execute(
        status -> {
          IdentityLink undone =
              desk.undo(of, id, caller.inAudit(), why)
                  .orElseThrow(() -> conflict("it is not in force any more."));
          audit.record(
              caller.inAudit(),
              "undo identity",
              of + " records " + undone.one() + " and " + undone.other(),
              why);
          return LinkView.of(undone, List.of());
        });
  }

  private List<RecordView> records(TenantId tenant, IdentityLink link) {
    return showsPeople()
        ? Stream.of(link.one(), link.other())
            .flatMap(customer -> desk.written(tenant, customer).stream())
            .map(RecordView::of)
            .toList()
        : List.of();
  }

  private static boolean showsPeople() {
    return Caller.current().is(Role.MARKETING);
  }

  private void existing(TenantId tenant, long id) {
    if (desk.find(tenant, id).isEmpty()) {
      throw Problem.of(
              404,
              "no-such-decision",
              "there is no decision of this id.",
              "Use an id from GET /api/identity/reviews or of a contact.")
          .asException();
    }
  }

  private static Verdict verdict(String answer) {
    return Arrays.stream(Verdict.values())
        .filter(one -> code(one).equals(answer))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    "answer",
                    "the answer is missing or none of those that there are.",
                    "Use same-person, same-household, same-account or different."));
  }

  private static String code(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String reason(String reason) {
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw wrong(
          "reason",
          "the reason is missing or longer than " + LONGEST_REASON + " characters.",
          "Say in one sentence why.");
    }
    return reason.strip().replaceAll("\\p{Cntrl}", " ");
  }

  private static RuntimeException conflict(String detail) {
    return Problem.of(409, "not-in-force", detail, "Look at the contact again.").asException();
  }

  private static RuntimeException wrong(String field, String detail, String fix) {
    return Problem.of(400, "wrong-value", detail, fix).about(field).asException();
  }
}
