package io.followup.simulator.servicetitan;

/** A kind of job, such as "AC Repair". */
public record JobType(long id, String name) {}
