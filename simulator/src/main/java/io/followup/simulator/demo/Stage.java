package io.followup.simulator.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * What all scenarios of one demo share.
 *
 * @param speed business seconds per wall second
 * @param began wall time of the start of the demo
 */
record Stage(
    Vendors vendors,
    Engine engine,
    Parts parts,
    Timeline timeline,
    PhoneBook phones,
    ZoneId zone,
    double speed,
    Instant began) {

  /**
   * A time on Tuesday of a coming week without holidays: no scenario then crosses a Sunday or a
   * daylight-saving night.
   */
  Instant tuesdayAt(LocalTime time) {
    LocalDate tuesday = OrdinaryWeek.tuesdayAfter(LocalDate.ofInstant(began, zone));
    return tuesday.atTime(time).atZone(zone).toInstant();
  }

  void tell(Scene scene, Conversation conversation, String what) {
    timeline.act(scene.scenario().number(), conversation, Instant.now(), what);
  }

  void tell(Scene scene, String what) {
    timeline.machine(scene.scenario().number(), what);
  }
}
