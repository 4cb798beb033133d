package io.followup.run;

import java.time.Instant;

/**
 * One thing that happened, in a plain sentence without personal data.
 *
 * @param at business time
 */
public record StoryLine(Instant at, String text) {}
