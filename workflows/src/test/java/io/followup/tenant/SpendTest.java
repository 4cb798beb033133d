package io.followup.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.touch.Channel;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What a tenant says of its money, and what stops the start. */
class SpendTest {

  @Test
  void a_text_is_paid_by_segments_a_call_at_once_and_an_email_not_at_all() {
    assertThat(Spend.usual().price(Channel.SMS, 3)).isEqualByComparingTo("0.036");
    assertThat(Spend.usual().price(Channel.VOICE, 1)).isEqualByComparingTo("0.05");
    assertThat(Spend.usual().price(Channel.EMAIL, 1)).isEqualByComparingTo("0");
  }

  @Test
  void a_cap_or_price_that_makes_no_sense_stops_the_start() {
    assertThatThrownBy(() -> new Spend(BigDecimal.ZERO, null, null, null, null))
        .hasMessage("limits.spend.daily 0 is not allowed: use 1 to 1000000");
    assertThatThrownBy(() -> new Spend(null, null, new BigDecimal("-0.01"), null, null))
        .hasMessage("limits.spend.segment -0.01 is not allowed: use 0 to 10");
  }
}
