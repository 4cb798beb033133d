package io.followup.guard;

import java.math.BigDecimal;
import java.time.ZoneId;

/**
 * What a tenant spent before a send, in USD, counted while nobody else of the tenant spends.
 *
 * @param cost of this send
 * @param today spent on this day of the office
 * @param thisMonth spent in this month of the office
 * @param zone of the office
 */
public record Spending(BigDecimal cost, BigDecimal today, BigDecimal thisMonth, ZoneId zone) {}
