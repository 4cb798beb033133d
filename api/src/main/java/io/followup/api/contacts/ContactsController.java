package io.followup.api.contacts;

import io.followup.access.Audit;
import io.followup.access.Role;
import io.followup.api.access.Caller;
import io.followup.api.access.VisibleTenants;
import io.followup.api.problem.Problem;
import io.followup.consent.ConsentLedger;
import io.followup.consent.Hold;
import io.followup.consent.Holds;
import io.followup.consent.Lifting;
import io.followup.contact.ContactStory;
import io.followup.contact.ContactStory.Place;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells of a customer what may be sent, and everything that was sent, decided and said, in order.
 * The id is the customer's in the dispatch system.
 */
@RestController
@RequestMapping("/api/contacts")
class ContactsController {
  private static final int MOST = 500;
  private static final int LONGEST_REASON = 200;

  private final VisibleTenants visible;
  private final ContactStory story;
  private final ConsentLedger consents;
  private final Holds holds;
  private final Lifting lifting;
  private final Audit audit;
  private final TransactionTemplate transaction;

  ContactsController(
      Tenants tenants,
      ContactStory story,
      ConsentLedger consents,
      Holds holds,
      Lifting lifting,
      Audit audit,
      TransactionTemplate transaction) {
    this.visible = new VisibleTenants(tenants);
    this.story = story;
    this.consents = consents;
    this.holds = holds;
    this.lifting = lifting;
    this.audit = audit;
    this.transaction = transaction;
  }

  /**
   * @param why one sentence for whoever asks later
   */
  record Release(String why) {}

  @GetMapping("/{id}")
  ContactView find(
      @PathVariable String id,
      @RequestParam Optional<String> tenant,
      @RequestParam Optional<String> after,
      @RequestParam(defaultValue = "100") int limit) {
    if (limit < 1 || limit > MOST) {
      throw wrong("limit", "limit is " + limit + ".", "Use a value from 1 to " + MOST + ".");
    }
    TenantId of = visible.one(tenant);
    CustomerId customer = known(of, id);
    Place from = after.map(ContactsController::place).orElse(Place.BEGINNING);
    List<ContactStory.Entry> entries = story.after(from, of, customer, limit);
    return ContactView.of(
        of,
        customer,
        new ContactView.Found(
            story.points(of, customer),
            consents.history(of, customer),
            story.suppressions(of, customer),
            lifting.obstacles(of, customer),
            holds.of(of, customer),
            entries),
        entries.size() == limit ? Optional.of(cursor(entries.getLast().place())) : Optional.empty(),
        Caller.current().is(Role.MARKETING) ? Showing.ALL : Showing.MASKED);
  }

  /** Whoever releases a hold lets the runs that it held go on. */
  @PostMapping("/{id}/holds/{hold}/release")
  ContactView.HoldView release(
      @PathVariable String id,
      @PathVariable long hold,
      @RequestParam Optional<String> tenant,
      @RequestBody Release release) {
    Caller caller = Caller.current();
    caller.mustBe(Role.MARKETING);
    TenantId of = visible.one(tenant);
    CustomerId customer = known(of, id);
    String why = reason(release);
    hold(of, customer, hold);
    transaction.executeWithoutResult(
        status -> {
          if (!holds.release(of, hold, caller.inAudit(), why)) {
            throw Problem.of(
                    409,
                    "not-in-force",
                    "hold " + hold + " is not in force any more.",
                    "Look at the contact again.")
                .asException();
          }
          audit.record(caller.inAudit(), "release hold", of + " hold " + hold, why);
        });
    return ContactView.HoldView.of(hold(of, customer, hold));
  }

  /** A bounced mailbox works again, a number is the customer's after all. */
  @PostMapping("/{id}/suppressions/{suppression}/lift")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void liftSuppression(
      @PathVariable String id,
      @PathVariable long suppression,
      @RequestParam Optional<String> tenant,
      @RequestBody Release release) {
    lift(
        id,
        tenant,
        "suppression",
        suppression,
        release,
        (of, customer, by, why) -> lifting.suppression(of, customer, suppression, by, why),
        "it is not in force for this customer, or the customer refused.",
        "A refusal is lifted only after a new consent for that channel was recorded with its proof"
            + " (POST /api/consents).");
  }

  /** A carrier was wrong, or the number works again. */
  @PostMapping("/{id}/obstacles/{obstacle}/lift")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void liftObstacle(
      @PathVariable String id,
      @PathVariable long obstacle,
      @RequestParam Optional<String> tenant,
      @RequestBody Release release) {
    lift(
        id,
        tenant,
        "obstacle",
        obstacle,
        release,
        (of, customer, by, why) -> lifting.obstacle(of, customer, obstacle, by, why),
        "it is not in force for this customer.",
        "Look at the contact again.");
  }

  /** Takes something back; answers whether it was in force and may be. */
  private interface Lift {
    boolean by(TenantId tenant, CustomerId customer, String admin, String why);
  }

  /**
   * @param kind of what is lifted, for example {@code obstacle}
   * @param number its id
   */
  private void lift(
      String id,
      Optional<String> tenant,
      String kind,
      long number,
      Release release,
      Lift lift,
      String obstacle,
      String fix) {
    Caller caller = Caller.current();
    caller.mustBe(Role.ADMIN);
    TenantId of = visible.one(tenant);
    CustomerId customer = known(of, id);
    String why = reason(release);
    transaction.executeWithoutResult(
        status -> {
          if (!lift.by(of, customer, caller.inAudit(), why)) {
            throw Problem.of(409, "not-lifted", obstacle, fix).asException();
          }
          audit.record(caller.inAudit(), "lift " + kind, of + " " + kind + " " + number, why);
        });
  }

  private static String reason(Release release) {
    String why = release.why() == null ? "" : release.why().strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw wrong(
          "why",
          "the reason is missing or too long.",
          "Say in 1 to " + LONGEST_REASON + " characters why.");
    }
    return why;
  }

  private Hold hold(TenantId tenant, CustomerId customer, long id) {
    return holds.of(tenant, customer).stream()
        .filter(hold -> hold.id() == id)
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of(
                        404,
                        "no-such-hold",
                        "customer " + customer + " has no hold " + id + ".",
                        "Use an id from GET /api/contacts/" + customer + ".")
                    .asException());
  }

  private CustomerId known(TenantId tenant, String id) {
    return Optional.of(id)
        .filter(text -> text.matches("[A-Za-z0-9_-]{1,60}"))
        .map(CustomerId::new)
        .filter(customer -> story.knows(tenant, customer))
        .orElseThrow(
            () ->
                Problem.of(
                        404,
                        "no-such-contact",
                        "nothing is on record about a customer of this id.",
                        "Use the id that the dispatch system has for the customer.")
                    .asException());
  }

  /** For example {@code 2026-11-21T16:00:00.123456Z_1_4711}. */
  private static String cursor(Place place) {
    return place.at() + "_" + place.rank() + "_" + place.id();
  }

  private static Place place(String cursor) {
    String[] parts = cursor.split("_");
    try {
      if (parts.length == 3) {
        return new Place(
            Instant.parse(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
      }
    } catch (DateTimeException | NumberFormatException notACursor) {
      // Answered below.
    }
    throw wrong("after", "the place to go on from cannot be read.", "Use 'next' of an answer.");
  }

  private static RuntimeException wrong(String field, String detail, String fix) {
    return Problem.of(400, "wrong-value", detail, fix).about(field).asException();
  }
}
