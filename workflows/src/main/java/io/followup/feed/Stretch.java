package io.followup.feed;

/**
 * What one stretch of a feed brought; all of it is stored.
 *
 * @param rows that the feed told
 * @param added of them were not known before
 * @param goesOn whether there is more to read at once
 */
public record Stretch(int rows, int added, boolean goesOn) {}
