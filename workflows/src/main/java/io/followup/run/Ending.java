package io.followup.run;

import java.time.Instant;

/**
 * How a run ended.
 *
 * @param at business time
 * @param why one sentence
 * @param touches how many messages went out
 */
public record Ending(Outcome outcome, Instant at, String why, int touches) {}
