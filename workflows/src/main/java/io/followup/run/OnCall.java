package io.followup.run;

import io.followup.touch.Turn;
import java.time.Duration;
import java.time.Instant;

/**
 * A call that was placed and whose end is not known yet.
 *
 * @param step id of the step that it belongs to
 * @param attempt the ledger's key of the call
 * @param turn which touch of the step it is
 * @param callBackAfter pause before a call that the person asks for
 * @param retryAfter pause before a call that was not answered is made again
 * @param until business time until which its end is waited for
 */
public record OnCall(
    String step,
    String attempt,
    Turn turn,
    Duration callBackAfter,
    Duration retryAfter,
    Instant until) {}
