package io.followup.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.TestDatabase;
import io.followup.guard.ObstacleKind;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContactObstaclesTest {
  private static final String PHONE = "+15125550142";

  private final TenantId tenant = new TenantId("t" + UUID.randomUUID().toString().substring(0, 8));
  private final Consent consent = new Consent(TestDatabase.dataSource());
  private final ContactObstacles obstacles = new ContactObstacles(TestDatabase.dataSource());
  private final ContactPoint phone =
      TestDatabase.transactions()
          .execute(t -> consent.lock(tenant, ContactPoint.Kind.PHONE, PHONE, Optional.empty()));

  private boolean mark(ObstacleKind kind, String source) {
    return obstacles.mark(phone, Channel.SMS, kind, "30003", source);
  }

  @Test
  void a_landline_takes_no_texts_and_still_rings() {
    mark(ObstacleKind.LANDLINE, "delivery 1");

    assertThat(obstacles.inForce(phone, Channel.SMS)).allMatch(Obstacle::blocks).hasSize(1);
    assertThat(obstacles.inForce(phone, Channel.VOICE)).isEmpty();
  }

  @Test
  void a_phone_that_is_switched_off_gets_two_more_tries() {
    mark(ObstacleKind.SWITCHED_OFF, "delivery 1");
    mark(ObstacleKind.SWITCHED_OFF, "delivery 2");
    assertThat(obstacles.inForce(phone, Channel.SMS)).noneMatch(Obstacle::blocks);

    mark(ObstacleKind.SWITCHED_OFF, "delivery 3");
    assertThat(obstacles.inForce(phone, Channel.SMS)).allMatch(Obstacle::blocks);
  }

  @Test
  void the_same_message_told_again_counts_once() {
    assertThat(
            List.of(
                mark(ObstacleKind.BLOCKED, "delivery 1"), mark(ObstacleKind.BLOCKED, "delivery 1")))
        .containsExactly(true, false);
    assertThat(obstacles.inForce(phone, Channel.SMS)).noneMatch(Obstacle::blocks);
  }

  @Test
  void what_was_taken_back_counts_anew() {
    mark(ObstacleKind.LANDLINE, "delivery 1");

    assertThat(obstacles.lift(phone, Channel.SMS, "a text was delivered")).isEqualTo(1);
    assertThat(obstacles.inForce(phone, Channel.SMS)).isEmpty();
    assertThat(mark(ObstacleKind.LANDLINE, "delivery 1")).isTrue();
  }

  @Test
  void several_numbers_are_looked_up_at_once_and_only_those_of_the_tenant() {
    mark(ObstacleKind.LANDLINE, "delivery 1");

    assertThat(
            obstacles.inForce(
                tenant, ContactPoint.Kind.PHONE, List.of(PHONE, "+15125550143"), Channel.SMS))
        .containsOnlyKeys(PHONE);
    assertThat(
            obstacles.inForce(
                new TenantId(tenant + "-other"),
                ContactPoint.Kind.PHONE,
                List.of(PHONE),
                Channel.SMS))
        .isEmpty();
  }

  @Test
  void codes_of_twilio_say_what_the_number_is() {
    assertThat(ObstacleKind.ofTwilio(Channel.SMS, "30006")).contains(ObstacleKind.LANDLINE);
    assertThat(ObstacleKind.ofTwilio(Channel.SMS, "21614")).contains(ObstacleKind.LANDLINE);
    assertThat(ObstacleKind.ofTwilio(Channel.VOICE, "21614")).isEmpty();
    assertThat(ObstacleKind.ofTwilio(Channel.SMS, "30005")).contains(ObstacleKind.NOT_IN_USE);
    assertThat(ObstacleKind.ofTwilio(Channel.SMS, "30003")).contains(ObstacleKind.SWITCHED_OFF);
    assertThat(ObstacleKind.ofTwilio(Channel.SMS, "30007")).isEmpty();
  }
}
