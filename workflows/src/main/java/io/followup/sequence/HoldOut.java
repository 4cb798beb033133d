package io.followup.sequence;

import io.followup.tenant.TenantId;
import java.nio.ByteBuffer;

/**
 * The households that get nothing of a sequence, to measure it by: a share of all, always the same
 * ones, whichever sequence asks.
 *
 * @param percent 0 to 100
 */
public record HoldOut(int percent) {

  /**
   * Whether this household belongs to it.
   *
   * @param household the same for all who share a number or an address
   */
  public boolean includes(TenantId tenant, String household) {
    byte[] digest = Sha256.of(tenant + "\n" + household);
    return Integer.remainderUnsigned(ByteBuffer.wrap(digest).getInt(), 100) < percent;
  }

  /**
   * Why nothing is sent, one sentence.
   *
   * @param sequence its label
   */
  public String why(String sequence) {
    return "The household is in the "
        + percent
        + "% hold-out group, which gets no messages of "
        + sequence
        + ".";
  }
}
