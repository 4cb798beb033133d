package io.followup.sequence;

import io.followup.tenant.TenantId;
import java.nio.ByteBuffer;

/**
 * One arm of a test of variants: a share of the households, always the same ones.
 *
 * @param of name of the sequence; each sequence deals the households out anew
 * @param from first percent that belongs to it, from 0
 * @param below first percent that does not, up to 100
 */
public record Arm(String name, String of, int from, int below) {

  /**
   * Whether this household belongs to the arm.
   *
   * @param household the same for all who share a number or an address
   */
  public boolean includes(TenantId tenant, String household) {
    byte[] digest = Sha256.of(tenant + "\n" + of + "\n" + household);
    int percent = Integer.remainderUnsigned(ByteBuffer.wrap(digest).getInt(), 100);
    return percent >= from && percent < below;
  }

  /** What is told to a household that does not belong to it, one sentence. */
  public String whyNot() {
    return "The step is for arm " + name + ", to which this household was not dealt.";
  }
}
