package io.followup.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.TestDatabase;
import io.followup.hold.HoldKind;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HoldsTest {
  private static final CustomerId DANA = new CustomerId("41000123");
  private static final CustomerId SAM = new CustomerId("41000124");
  private static final CustomerId STRANGER = new CustomerId("41000999");

  private final TenantId tenant = new TenantId("t" + UUID.randomUUID().toString().substring(0, 8));
  private final Consent consent = new Consent(TestDatabase.dataSource());
  private final Holds holds = new Holds(TestDatabase.dataSource());
  private final ContactPoint phone = lock(ContactPoint.Kind.PHONE, "+15125550142", DANA, SAM);
  private final ContactPoint mailbox = lock(ContactPoint.Kind.EMAIL, "dana@example.com", DANA);

  private ContactPoint lock(ContactPoint.Kind kind, String value, CustomerId... owners) {
    return TestDatabase.transactions()
        .execute(
            status -> {
              ContactPoint point = consent.lock(tenant, kind, value, Optional.empty());
              for (CustomerId owner : owners) {
                consent.lock(tenant, kind, value, Optional.of(owner));
              }
              return point;
            });
  }

  private boolean place(HoldKind kind, Optional<Duration> lasts) {
    return holds.place(
        new Holds.NewHold(
            tenant,
            Optional.of(DANA),
            Optional.of(phone),
            kind,
            "A text disputes a charge.",
            "delivery 1",
            lasts));
  }

  private List<HoldKind> against(CustomerId customer, ContactPoint point) {
    return holds.inForce(tenant, customer, Optional.of(point)).stream().map(Hold::kind).toList();
  }

  @Test
  void a_dispute_holds_everything_of_the_household() {
    place(HoldKind.DISPUTE, Optional.empty());
    assertThat(against(DANA, phone)).containsExactly(HoldKind.DISPUTE);
    assertThat(against(DANA, mailbox)).containsExactly(HoldKind.DISPUTE);
    assertThat(against(SAM, phone)).containsExactly(HoldKind.DISPUTE);
    assertThat(against(STRANGER, mailbox)).isEmpty();
  }

  @Test
  void a_customer_who_gets_the_number_later_is_held_too() {
    place(HoldKind.DISPUTE, Optional.empty());
    assertThat(against(STRANGER, phone)).containsExactly(HoldKind.DISPUTE);
  }

  @Test
  void another_tenant_sees_none_of_it() {
    place(HoldKind.DISPUTE, Optional.empty());
    assertThat(holds.inForce(new TenantId("other"), DANA, Optional.of(phone))).isEmpty();
    assertThat(holds.of(new TenantId("other"), DANA)).isEmpty();
  }

  @Test
  void told_again_it_stays_one_hold() {
    assertThat(place(HoldKind.DISPUTE, Optional.empty())).isTrue();
    assertThat(place(HoldKind.DISPUTE, Optional.empty())).isFalse();
    assertThat(place(HoldKind.PAID, Optional.empty())).isTrue();
    assertThat(holds.of(tenant, DANA)).hasSize(2);
  }

  @Test
  void an_answer_holds_for_a_while_and_another_answer_for_longer() {
    place(HoldKind.HUMAN_IN_PLAY, Optional.of(Duration.ofDays(1)));
    place(HoldKind.HUMAN_IN_PLAY, Optional.of(Duration.ofDays(3)));
    Hold hold = holds.of(tenant, DANA).getFirst();
    assertThat(hold.until().orElseThrow()).isAfter(hold.since().plus(Duration.ofDays(2)));
    assertThat(holds.of(tenant, DANA)).hasSize(1);
  }

  @Test
  void what_has_ended_by_itself_holds_nothing() {
    place(HoldKind.HUMAN_IN_PLAY, Optional.of(Duration.ofSeconds(-1)));
    assertThat(against(DANA, phone)).isEmpty();
    assertThat(holds.of(tenant, DANA)).hasSize(1);
  }

  @Test
  void a_released_hold_holds_nothing_and_tells_who_released_it() {
    place(HoldKind.DISPUTE, Optional.empty());
    long id = holds.of(tenant, DANA).getFirst().id();
    assertThat(holds.customers(id)).containsExactly(DANA, SAM);
    assertThat(holds.release(new TenantId("other"), id, "key 1 (ops)", "settled")).isFalse();
    assertThat(holds.release(tenant, id, "key 1 (ops)", "settled")).isTrue();
    assertThat(holds.release(tenant, id, "key 1 (ops)", "settled")).isFalse();
    assertThat(against(SAM, phone)).isEmpty();
    assertThat(holds.of(tenant, SAM).getFirst().release().orElseThrow().by())
        .isEqualTo("key 1 (ops)");
  }

  @Test
  void a_wrong_number_is_held_for_its_customer_there_only() {
    holds.place(
        new Holds.NewHold(
            tenant,
            Optional.of(DANA),
            Optional.of(phone),
            HoldKind.WRONG_PARTY,
            "The number is somebody else's.",
            "delivery 2",
            Optional.empty()));
    assertThat(against(DANA, phone)).containsExactly(HoldKind.WRONG_PARTY);
    assertThat(against(DANA, mailbox)).isEmpty();
    assertThat(against(SAM, phone)).isEmpty();
  }

  @Test
  void a_number_that_is_not_the_customers_is_not_linked_again_by_a_send() {
    TestDatabase.transactions()
        .executeWithoutResult(
            status -> {
              holds.place(
                  new Holds.NewHold(
                      tenant,
                      Optional.of(DANA),
                      Optional.of(phone),
                      HoldKind.WRONG_PARTY,
                      "The number is somebody else's.",
                      "delivery 2",
                      Optional.empty()));
              consent.unlink(phone, DANA);
            });
    lock(ContactPoint.Kind.PHONE, "+15125550142", DANA);
    assertThat(consent.customers(phone)).containsExactly(SAM);
  }
}
