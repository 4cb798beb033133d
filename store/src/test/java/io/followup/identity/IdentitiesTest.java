package io.followup.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.TestDatabase;
import io.followup.consent.Consent;
import io.followup.consent.ContactPoint;
import io.followup.consent.Hold;
import io.followup.consent.Holds;
import io.followup.hold.HoldKind;
import io.followup.identity.Identities.Source;
import io.followup.identity.IdentityDesk.Verdict;
import io.followup.inbox.FollowUps;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class IdentitiesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final CustomerId KAREN = new CustomerId("41000001");
  private static final CustomerId TOM = new CustomerId("41000002");
  private static final CustomerId ANN = new CustomerId("41000003");

  private final TenantId tenant = new TenantId("t" + UUID.randomUUID().toString().substring(0, 8));
  private final Identities identities =
      new Identities(TestDatabase.dataSource(), TestDatabase.transactions());
  private final IdentityDesk desk = new IdentityDesk(TestDatabase.dataSource());
  private final Holds holds = new Holds(TestDatabase.dataSource());
  private final JdbcTemplate jdbc = new JdbcTemplate(TestDatabase.dataSource());

  @Test
  void spouses_with_two_numbers_are_one_household_but_two_people() {
    met(KAREN, "Karen Halvorsen", "303-555-0116", "1820 N Maple Ave");
    met(TOM, "Tom Halvorsen", "303-555-0117", "1820 North Maple Avenue");

    assertThat(known(KAREN).household()).containsExactly(TOM);
    assertThat(known(KAREN).person()).isEmpty();
    assertThat(known(TOM).links().getFirst().decision().why())
        .isEqualTo("Address and surname are the same.");
  }

  @Test
  void a_run_of_one_spouse_hears_what_the_other_books() {
    new FollowUps(TestDatabase.dataSource())
        .note(
            List.of(
                new FollowUps.FollowUpRow("session/" + tenant + "/1", tenant, KAREN, "session@1")));
    met(KAREN, "Karen Halvorsen", "303-555-0116", "1820 N Maple Ave");
    met(TOM, "Tom Halvorsen", "303-555-0117", "1820 North Maple Avenue");

    assertThat(new FollowUps(TestDatabase.dataSource()).openOfHousehold(tenant, TOM))
        .containsExactly("session/" + tenant + "/1");
  }

  @Test
  void the_same_told_again_decides_nothing_again() {
    for (int time = 0; time < 3; time++) {
      met(KAREN, "Karen Halvorsen", "303-555-0116", "1820 N Maple Ave");
      met(TOM, "Tom Halvorsen", "303-555-0117", "1820 North Maple Avenue");
    }

    assertThat(known(TOM).links()).hasSize(1);
  }

  @Test
  void a_decision_that_was_undone_is_kept_and_never_made_again() {
    met(KAREN, "Karen Halvorsen", "303-555-0116", "1820 N Maple Ave");
    met(TOM, "Tom Halvorsen", "303-555-0117", "1820 North Maple Avenue");
    long link = known(TOM).links().getFirst().id();

    undo(link);
    met(TOM, "Tom Halvorsen", "303-555-0118", "1820 North Maple Avenue");

    assertThat(known(KAREN).household()).isEmpty();
    assertThat(known(TOM).links())
        .singleElement()
        .satisfies(one -> assertThat(one.undone().orElseThrow().why()).isEqualTo("two families"));
    assertThat(undo(link)).isEmpty();
  }

  @Test
  void what_the_record_does_not_show_any_more_joins_no_more() {
    met(KAREN, "Karen Halvorsen", "303-555-0116", "1820 N Maple Ave");
    met(TOM, "Tom Halvorsen", "303-555-0117", "1820 North Maple Avenue");
    met(TOM, "Tom Halvorsen", "303-555-0117", "77 Elm St");

    assertThat(known(KAREN).household()).isEmpty();
  }

  @Test
  void a_pair_that_is_unclear_joins_nobody_until_a_person_says_so() {
    met(KAREN, "Gwen Tolliver", "602-555-0181", "3317 N 38th St");
    met(TOM, "Andre Lucero", "602-555-0181", "1525 E Missouri Ave");
    IdentityLink review = desk.reviews(tenant, 0, 10).getFirst();

    assertThat(known(KAREN).household()).isEmpty();
    answer(review.id(), Verdict.SAME_HOUSEHOLD);

    assertThat(known(KAREN).household()).containsExactly(TOM);
    assertThat(desk.reviews(tenant, 0, 10)).isEmpty();
    assertThat(answer(review.id(), Verdict.DIFFERENT)).isEmpty();
  }

  @Test
  void what_a_person_called_different_stays_different() {
    met(KAREN, "Gwen Tolliver", "602-555-0181", "3317 N 38th St");
    met(TOM, "Andre Lucero", "602-555-0181", "1525 E Missouri Ave");
    answer(desk.reviews(tenant, 0, 10).getFirst().id(), Verdict.DIFFERENT);
    met(TOM, "Andre Lucero", "602-555-0181", "3317 N 38th St");

    assertThat(desk.reviews(tenant, 0, 10)).isEmpty();
    assertThat(known(KAREN).household()).isEmpty();
  }

  @Test
  void a_number_that_fits_two_customers_is_left_to_a_person() {
    met(KAREN, "Gwen Tolliver", "602-555-0181", "3317 N 38th St");
    met(TOM, "Andre Lucero", "602-555-0181", "1525 E Missouri Ave");
    told(ANN, "602-555-0181");

    assertThat(known(ANN).household()).isEmpty();
    assertThat(desk.reviews(tenant, 0, 10)).hasSize(3);
  }

  @Test
  void a_caller_whose_number_one_customer_has_is_that_customer() {
    met(KAREN, "Karen Halvorsen", "303-555-0116", "1820 N Maple Ave");
    told(ANN, "+13035550116");

    assertThat(known(KAREN).household()).containsExactly(ANN);
  }

  @Test
  void what_a_delivery_tells_does_not_change_what_was_read() {
    met(KAREN, "Karen Halvorsen", "303-555-0116", "1820 N Maple Ave");
    told(KAREN, "303-555-0199");

    assertThat(known(KAREN).written().phones()).containsExactly("303-555-0116");
  }

  @Test
  void records_that_the_dispatch_system_made_one_are_one_person() {
    met(KAREN, "Karen Halvorsen", "303-555-0116", "1820 N Maple Ave");
    identities.merged(tenant, KAREN, ANN, TODAY);
    identities.merged(tenant, KAREN, ANN, TODAY);

    assertThat(known(ANN).person()).containsExactly(KAREN);
    assertThat(known(ANN).links().getFirst().decidedBy()).isEqualTo("dispatch system");
  }

  @Test
  void a_chain_of_likenesses_makes_no_household_of_strangers() {
    met(KAREN, "Chloe Dunmore", "214-555-0135", "1 Velasco Ave");
    met(TOM, "Ray Castellano", "214-555-0135", "1 Velasco Ave");
    met(ANN, "Ray Castellano", "214-555-0136", "2 Elm St", "ray@example.com");
    met(new CustomerId("4"), "Ray Castellano", "214-555-0135", "1 Velasco Ave", "ray@example.com");
    met(new CustomerId("5"), "Ida Frost", "214-555-0136", "2 Elm St");
    met(new CustomerId("6"), "Ida Frost", "214-555-0137", "3 Oak St", "ida@example.com");
    met(new CustomerId("5"), "Ida Frost", "214-555-0136", "2 Elm St", "ida@example.com");

    assertThat(desk.reviews(tenant, 0, 10))
        .anySatisfy(link -> assertThat(link.decision().rule()).isEqualTo("household-too-mixed"));
  }

  @Test
  void of_records_that_arrive_at_once_each_sees_the_others() {
    CompletableFuture.allOf(
            IntStream.range(0, 16)
                .mapToObj(
                    n ->
                        CompletableFuture.runAsync(
                            () ->
                                met(
                                    new CustomerId("c" + n),
                                    "Karen Halvorsen",
                                    "303-555-0116",
                                    "1820 N Maple Ave")))
                .toArray(CompletableFuture[]::new))
        .join();

    assertThat(known(new CustomerId("c0")).person()).hasSize(15);
  }

  @Test
  void a_learner_that_died_half_way_leaves_the_pair_to_the_next() {
    met(KAREN, "Karen Halvorsen", "303-555-0116", "1820 N Maple Ave");
    met(TOM, "Tom Halvorsen", "303-555-0117", "1820 North Maple Avenue");
    jdbc.update("delete from identity_link where tenant = ?", tenant.value());
    jdbc.update(
        "update identity_record set settled = false, household = id where tenant = ?",
        tenant.value());

    met(TOM, "Tom Halvorsen", "303-555-0117", "1820 North Maple Avenue");

    assertThat(known(KAREN).household()).containsExactly(TOM);
  }

  @Test
  void a_number_left_at_many_addresses_is_a_candidate_for_the_block_list() {
    for (int at = 1; at <= 7; at++) {
      met(new CustomerId("b" + at), "Buyer" + at + " X", "405-555-0196", at + "00 Elm St");
    }

    assertThat(
            jdbc.queryForList(
                "select key from identity_blocked where tenant = ? and state = 'candidate'",
                String.class,
                tenant.value()))
        .containsExactly("phone:+14055550196");
  }

  private BlockListDesk blockList() {
    return new BlockListDesk(TestDatabase.dataSource());
  }

  private BlockListDesk.Entry block(String phone) {
    return TestDatabase.transactions()
        .execute(
            status ->
                blockList()
                    .block(
                        tenant,
                        new Written(
                            "",
                            "",
                            "",
                            List.of(phone),
                            List.of(),
                            Written.Place.unknown(),
                            Optional.empty()),
                        "key 1 (ops)",
                        "front desk")
                    .orElseThrow());
  }

  @Test
  void who_only_shared_a_number_that_is_blocked_is_one_person_no_more() {
    met(KAREN, "Karen Halvorsen", "303-555-0118", "1820 N Maple Ave");
    met(TOM, "Karen Halvorsen", "303-555-0118", "77 Cherry St");
    assertThat(known(KAREN).person()).containsExactly(TOM);

    BlockListDesk.Entry entry = block("(303) 555-0118");

    assertThat(entry.value()).isEqualTo("+13035550118");
    assertThat(known(KAREN).person()).isEmpty();
    assertThat(known(KAREN).household()).isEmpty();
  }

  @Test
  void a_number_that_is_allowed_again_tells_who_somebody_is() {
    long id = block("303-555-0119").id();
    TestDatabase.transactions()
        .execute(status -> blockList().allow(tenant, id, "key 1 (ops)", "it is Karen's"));
    met(KAREN, "Karen Halvorsen", "303-555-0119", "1820 N Maple Ave");
    met(TOM, "Karen Halvorsen", "303-555-0119", "77 Cherry St");

    assertThat(known(KAREN).person()).containsExactly(TOM);
    assertThat(blockList().list(tenant, Optional.of(BlockListDesk.State.ALLOWED), 0, 10))
        .extracting(BlockListDesk.Entry::why)
        .containsExactly("it is Karen's");
    assertThat(blockList().list(tenant, Optional.of(BlockListDesk.State.BLOCKED), 0, 10)).isEmpty();
  }

  @Test
  void in_a_crowd_of_one_name_a_shared_number_still_tells_who_is_who() {
    IntStream.range(0, 30)
        .forEach(
            person ->
                met(
                    new CustomerId("crowd-" + person),
                    "Pat Halvorsen",
                    "303-555-01%02d".formatted(person),
                    100 + person + " Cedar St"));
    met(KAREN, "Karen Halvorsen", "303-555-0107", "107 Cedar Street");

    assertThat(known(KAREN).household()).containsExactly(new CustomerId("crowd-7"));
    assertThat(known(new CustomerId("crowd-29")).links()).isEmpty();
  }

  @Test
  void a_number_that_strangers_left_is_held_for_both_until_a_person_says_whose_it_is() {
    met(KAREN, "Gwen Tolliver", "602-555-0181", "3317 N 38th St");
    met(TOM, "Andre Lucero", "602-555-0181", "1525 E Missouri Ave");
    met(TOM, "Andre Lucero", "602-555-0181", "1525 E Missouri Avenue");

    assertThat(held(KAREN, "+16025550181"))
        .singleElement()
        .satisfies(
            hold -> {
              assertThat(hold.kind()).isEqualTo(HoldKind.NUMBER_REASSIGNED);
              assertThat(holds.customers(hold.id())).containsExactlyInAnyOrder(KAREN, TOM);
              assertThat(told("hold.placed")).containsExactly(Long.toString(hold.id()));
            });
    assertThat(held(TOM, "+16025550181")).hasSize(1);

    answer(desk.reviews(tenant, 0, 10).getFirst().id(), Verdict.DIFFERENT);
    assertThat(held(TOM, "+16025550181")).hasSize(1);
  }

  @Test
  void whose_number_it_is_does_not_hold_their_other_numbers() {
    met(KAREN, "Gwen Tolliver", "602-555-0181", "3317 N 38th St");
    met(TOM, "Andre Lucero", "602-555-0181", "1525 E Missouri Ave");

    assertThat(held(TOM, "+16025550199")).isEmpty();
  }

  @Test
  void a_household_with_one_number_at_two_addresses_is_held_until_a_person_calls_it_one() {
    met(KAREN, "Gwen Tolliver", "602-555-0181", "3317 N 38th St");
    met(TOM, "Andre Lucero", "602-555-0181", "1525 E Missouri Ave");
    long hold = held(TOM, "+16025550181").getFirst().id();

    answer(desk.reviews(tenant, 0, 10).getFirst().id(), Verdict.SAME_HOUSEHOLD);

    assertThat(held(TOM, "+16025550181")).isEmpty();
    assertThat(told("hold.released")).containsExactly(Long.toString(hold));
  }

  @Test
  void a_record_that_was_corrected_frees_the_number() {
    met(KAREN, "Gwen Tolliver", "602-555-0181", "3317 N 38th St");
    met(TOM, "Andre Lucero", "602-555-0181", "1525 E Missouri Ave");
    met(KAREN, "Gwen Tolliver", "602-555-0182", "3317 N 38th St");

    assertThat(held(TOM, "+16025550181")).isEmpty();
  }

  @Test
  void a_number_on_the_block_list_is_held_for_nobody() {
    met(KAREN, "Gwen Tolliver", "602-555-0181", "3317 N 38th St");
    met(TOM, "Andre Lucero", "602-555-0181", "1525 E Missouri Ave");
    block("602-555-0181");

    assertThat(held(TOM, "+16025550181")).isEmpty();
  }

  @Test
  void what_relatives_share_was_not_given_to_somebody_else() {
    met(KAREN, "Karen Halvorsen", "303-555-0116", "1820 N Maple Ave");
    met(TOM, "Tom Halvorsen", "303-555-0116", "77 Cherry St");

    assertThat(desk.reviews(tenant, 0, 10)).hasSize(1);
    assertThat(held(TOM, "+13035550116")).isEmpty();
  }

  private List<Hold> held(CustomerId customer, String number) {
    ContactPoint point =
        TestDatabase.transactions()
            .execute(
                status ->
                    new Consent(TestDatabase.dataSource())
                        .lock(tenant, ContactPoint.Kind.PHONE, number, Optional.empty()));
    return holds.inForce(tenant, customer, Optional.of(point));
  }

  private List<String> told(String event) {
    return jdbc.queryForList(
        "select convert_from(body, 'UTF8') from delivery where tenant = ? and event = ? order by"
            + " id",
        String.class,
        tenant.value(),
        event);
  }

  @Test
  void tenants_share_no_identities() {
    met(KAREN, "Karen Halvorsen", "303-555-0116", "1820 N Maple Ave");
    identities.met(
        new TenantId(tenant + "x"),
        TOM,
        Source.READ,
        written("Karen Halvorsen", "303-555-0116", "1820 N Maple Ave"),
        TODAY);

    assertThat(known(KAREN).household()).isEmpty();
  }

  private void met(
      CustomerId customer, String name, String phone, String street, String... emails) {
    identities.met(tenant, customer, Source.READ, written(name, phone, street, emails), TODAY);
  }

  private void told(CustomerId customer, String phone) {
    identities.met(
        tenant,
        customer,
        Source.TOLD,
        new Written(
            "", "", "", List.of(phone), List.of(), Written.Place.unknown(), Optional.of(TODAY)),
        TODAY);
  }

  private static Written written(String name, String phone, String street, String... emails) {
    return new Written(
        "",
        name,
        "",
        List.of(phone),
        List.of(emails),
        new Written.Place(street, "", "Denver", "CO", "80220"),
        Optional.of(TODAY));
  }

  private IdentityDesk.Known known(CustomerId customer) {
    return desk.known(tenant, customer).orElseThrow();
  }

  private Optional<IdentityLink> undo(long link) {
    return TestDatabase.transactions()
        .execute(status -> desk.undo(tenant, link, "key 1 (ops)", "two families"));
  }

  private Optional<IdentityLink> answer(long review, Verdict verdict) {
    return TestDatabase.transactions()
        .execute(status -> desk.answer(tenant, review, verdict, "key 1 (ops)", "called them"));
  }
}
