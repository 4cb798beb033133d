package io.followup.api.servicetitan;

import io.followup.api.relay.Reading;

/**
 * A delivery, understood as far as possible.
 *
 * @param dedupKey the same happening told twice carries the same key
 */
record Translation(Reading reading, String dedupKey) {}
