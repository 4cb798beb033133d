package io.followup.tenant;

import io.followup.touch.Channel;
import java.math.BigDecimal;

/**
 * What a tenant may spend on messages and calls, and what they cost; under {@code limits.spend}, in
 * USD. The prices are what is counted, not what Twilio bills (docs/reference/messaging.md, prices).
 *
 * @param daily most on one day of the office, 1 to 1000000; default 50
 * @param monthly most in one calendar month of the office, 1 to 1000000; default 1000
 * @param segment price of one segment of a text, carriers' fees included, 0 to 10; default 0.012
 * @param call price that a call is counted with, however long it lasts, 0 to 10; default 0.05
 * @param email price of one e-mail, 0 to 10; default 0
 */
public record Spend(
    BigDecimal daily, BigDecimal monthly, BigDecimal segment, BigDecimal call, BigDecimal email) {
  private static final BigDecimal LEAST_CAP = BigDecimal.ONE;
  private static final BigDecimal MOST_CAP = BigDecimal.valueOf(1_000_000);

  public Spend {
    daily = cap("limits.spend.daily", daily, "50");
    monthly = cap("limits.spend.monthly", monthly, "1000");
    segment = price("limits.spend.segment", segment, "0.012");
    call = price("limits.spend.call", call, "0.05");
    email = price("limits.spend.email", email, "0");
  }

  /** Every default. */
  public static Spend usual() {
    return new Spend(null, null, null, null, null);
  }

  /**
   * What a message is counted with.
   *
   * @param segments of a text; 1 for anything else
   */
  public BigDecimal price(Channel channel, int segments) {
    return switch (channel) {
      case SMS -> segment.multiply(BigDecimal.valueOf(segments));
      case VOICE -> call;
      case EMAIL -> email;
    };
  }

  private static BigDecimal cap(String field, BigDecimal configured, String usual) {
    return Bounds.within(field, configured, new BigDecimal(usual), LEAST_CAP, MOST_CAP);
  }

  private static BigDecimal price(String field, BigDecimal configured, String usual) {
    return Bounds.within(field, configured, new BigDecimal(usual), BigDecimal.ZERO, BigDecimal.TEN);
  }
}
