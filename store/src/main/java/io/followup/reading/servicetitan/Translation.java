package io.followup.reading.servicetitan;

import io.followup.reading.Reading;

/**
 * A delivery, understood as far as possible.
 *
 * @param dedupKey the same happening told twice carries the same key
 */
public record Translation(Reading reading, String dedupKey) {}
