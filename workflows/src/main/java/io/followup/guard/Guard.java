package io.followup.guard;

import java.util.Map;

/**
 * A rule that every send must pass. Pure: all that it looks at is in the {@link Sending}. The list
 * of current guards is {@link Guards#inOrder()}.
 */
public interface Guard {
  /** Stable name, kept with each decision. */
  String name();

  Verdict check(Sending sending);

  /** What it looked at, kept with each decision; without phone, address or name. */
  Map<String, String> inputs(Sending sending);
}
