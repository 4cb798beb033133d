package io.followup.simulator.servicetitan;

/** The contractor's office by the papers that each part of it keeps. */
public record Departments(
    Bookings bookings,
    Sessions sessions,
    Visits visits,
    Accounts accounts,
    PhoneCalls calls,
    Memberships memberships,
    Leads leads,
    Attributions attributions,
    ServiceZones zones,
    Capacity capacity) {

  public static Departments of(Office office, Webhooks webhooks) {
    return new Departments(
        new Bookings(office, webhooks),
        new Sessions(webhooks),
        new Visits(office, webhooks),
        new Accounts(office, webhooks),
        new PhoneCalls(office, webhooks),
        new Memberships(office, webhooks),
        new Leads(office, webhooks),
        new Attributions(office),
        new ServiceZones(),
        new Capacity(office));
  }

  public void clear() {
    bookings.clear();
    sessions.clear();
    visits.clear();
    accounts.clear();
    calls.clear();
    memberships.clear();
    leads.clear();
    attributions.clear();
    zones.clear();
    capacity.clear();
  }
}
