package io.followup.simulator.servicetitan;

/** A street address in the USA. */
public record Address(String street, String city, String state, String zip) {}
