package io.followup.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.followup.TestDatabase;
import io.followup.guard.SuppressionKind;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class ConsentTest {
  private static final String PHONE = "+15125550142";
  private static final CustomerId DANA = new CustomerId("41000123");

  private final TenantId tenant = new TenantId("t" + UUID.randomUUID().toString().substring(0, 8));
  private final Consent consent = new Consent(TestDatabase.dataSource());
  private final TransactionTemplate transactions = TestDatabase.transactions();

  private <T> T locked(Function<ContactPoint, T> action) {
    return transactions.execute(
        t -> action.apply(consent.lock(tenant, ContactPoint.Kind.PHONE, PHONE, Optional.of(DANA))));
  }

  private ContactPoint known() {
    return locked(point -> point);
  }

  private List<CustomerId> customers() {
    return locked(consent::customers);
  }

  private List<Suppression> inForce(Channel channel) {
    return locked(point -> consent.inForce(point, channel));
  }

  private boolean suppress(Suppression.Scope scope, String why, String source) {
    return locked(point -> consent.suppress(point, scope, why, source));
  }

  private int lift(Suppression.Scope scope, String why) {
    return locked(point -> consent.lift(point, scope, why));
  }

  @Test
  void a_new_phone_is_remembered_with_its_customer() {
    ContactPoint first = known();
    ContactPoint again = known();

    assertThat(again).isEqualTo(first);
    assertThat(customers()).containsExactly(DANA);
  }

  @Test
  void a_phone_of_a_household_belongs_to_several_customers() {
    known();
    CustomerId sam = new CustomerId("41000124");
    transactions.executeWithoutResult(
        t -> consent.lock(tenant, ContactPoint.Kind.PHONE, PHONE, Optional.of(sam)));
    transactions.executeWithoutResult(
        t -> consent.lock(tenant, ContactPoint.Kind.PHONE, PHONE, Optional.empty()));

    assertThat(customers()).containsExactly(DANA, sam);
  }

  @Test
  void a_lock_outside_a_transaction_is_refused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> consent.lock(tenant, ContactPoint.Kind.PHONE, PHONE, Optional.empty()))
        .withMessageContaining("within a transaction");
  }

  @Test
  void a_stop_by_text_counts_for_texts_only() {
    suppress(Suppression.Scope.SMS, "texted STOP", "delivery 1");

    assertThat(inForce(Channel.SMS)).extracting(Suppression::why).containsExactly("texted STOP");
    assertThat(inForce(Channel.VOICE)).isEmpty();
  }

  @Test
  void a_suppression_of_everything_counts_for_every_channel() {
    suppress(Suppression.Scope.ALL, "asked for no contact", "office");

    for (Channel channel : Channel.values()) {
      assertThat(inForce(channel)).hasSize(1);
    }
  }

  @Test
  void the_same_reason_told_again_changes_nothing() {
    assertThat(
            List.of(
                suppress(Suppression.Scope.SMS, "texted STOP", "delivery 1"),
                suppress(Suppression.Scope.SMS, "texted STOP", "delivery 2")))
        .containsExactly(true, false);
    assertThat(inForce(Channel.SMS)).hasSize(1);
  }

  @Test
  void what_was_lifted_can_be_suppressed_anew() {
    suppress(Suppression.Scope.SMS, "texted STOP", "delivery 1");
    assertThat(lift(Suppression.Scope.SMS, "texted START")).isEqualTo(1);
    assertThat(inForce(Channel.SMS)).isEmpty();

    assertThat(suppress(Suppression.Scope.SMS, "texted STOP", "delivery 3")).isTrue();
  }

  @Test
  void only_what_a_keyword_brought_is_lifted_by_a_keyword() {
    suppress(Suppression.Scope.SMS, "texted STOP", "delivery 1");
    suppress(Suppression.Scope.SMS, "asked by text for no more messages", "delivery 2");
    List<String> keyword = List.of("texted STOP");

    int lifted =
        locked(point -> consent.lift(point, Suppression.Scope.SMS, keyword, "texted START"));

    assertThat(lifted).isEqualTo(1);
    assertThat(inForce(Channel.SMS))
        .extracting(Suppression::why)
        .containsExactly("asked by text for no more messages");
  }

  @Test
  void lifting_texts_leaves_a_suppression_of_everything_in_force() {
    suppress(Suppression.Scope.ALL, "asked for no contact", "office");

    assertThat(lift(Suppression.Scope.SMS, "texted START")).isZero();
    assertThat(inForce(Channel.SMS)).hasSize(1);
  }

  @Test
  void a_bounce_is_kept_apart_from_an_opt_out() {
    locked(
        point ->
            consent.suppress(
                point, SuppressionKind.BOUNCE, Suppression.Scope.EMAIL, "bounced", "delivery 9"));

    assertThat(inForce(Channel.EMAIL))
        .extracting(Suppression::kind)
        .containsExactly(SuppressionKind.BOUNCE);
  }

  @Test
  void a_send_that_waited_for_an_opt_out_sees_it() throws Exception {
    known();
    CountDownLatch stopHoldsTheLock = new CountDownLatch(1);
    CompletableFuture<Void> stop =
        CompletableFuture.runAsync(
            () ->
                locked(
                    point -> {
                      stopHoldsTheLock.countDown();
                      pause();
                      return consent.suppress(
                          point, Suppression.Scope.SMS, "texted STOP", "delivery 1");
                    }));
    stopHoldsTheLock.await();

    assertThat(inForce(Channel.SMS)).hasSize(1);
    stop.get(5, TimeUnit.SECONDS);
  }

  @Test
  void a_new_phone_met_by_many_at_once_becomes_one_row() {
    List<CompletableFuture<ContactPoint>> all =
        IntStream.range(0, 8).mapToObj(n -> CompletableFuture.supplyAsync(() -> known())).toList();

    assertThat(all.stream().map(CompletableFuture::join).distinct()).hasSize(1);
  }

  @Test
  void tenants_do_not_see_each_others_suppressions() {
    suppress(Suppression.Scope.ALL, "texted STOP", "delivery 1");

    List<Suppression> seen =
        transactions.execute(
            t ->
                consent.inForce(
                    consent.lock(
                        new TenantId(tenant + "-other"),
                        ContactPoint.Kind.PHONE,
                        PHONE,
                        Optional.empty()),
                    Channel.SMS));
    assertThat(seen).isEmpty();
  }

  @Test
  void a_contact_point_does_not_show_the_number() {
    assertThat(known()).asString().doesNotContain(PHONE);
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
