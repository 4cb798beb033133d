/**
 * Which records of a dispatch system stand for one person, one household or one company.
 *
 * <p>A record is cleaned ({@link io.followup.identity.Cleaning}), compared with those that share a
 * key with it ({@link io.followup.identity.BlockingKeys}), and the first rule that fires decides
 * ({@link io.followup.identity.Rules}). Source of all rules: docs/reference/dispatch-and-crm.md,
 * identity resolution.
 */
package io.followup.identity;
