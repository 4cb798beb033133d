/**
 * Backfills: when a sequence is launched, objects that lie open already may enter it, a bounded
 * number an hour and a day, by the way that webhooks take.
 */
package io.followup.backfill;
