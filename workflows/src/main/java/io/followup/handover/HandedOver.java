package io.followup.handover;

/**
 * How the office was told.
 *
 * @param filed what stands in the dispatch system now, one sentence
 * @param mailed what became of the mail to the office, one sentence
 */
public record HandedOver(String filed, String mailed) {}
