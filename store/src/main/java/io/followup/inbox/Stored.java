package io.followup.inbox;

/**
 * What became of storing a delivery.
 *
 * @param id of the delivery; of the first one when this is a repeat
 * @param duplicate the same happening had been stored before; nothing was added
 */
public record Stored(long id, boolean duplicate) {}
