package io.followup.simulator.demo;

/**
 * A story that the demo plays.
 *
 * @param contractor whose customers it is about
 * @param expected what must happen, in one sentence
 */
record Scenario(int number, Contractor contractor, String title, String expected, Play play) {

  Scenario(int number, String title, String expected, Play play) {
    this(number, Contractor.ACME, title, expected, play);
  }

  /** What people and machines do, in order of time. */
  @FunctionalInterface
  interface Play {
    void perform(Scene scene) throws Exception;
  }
}
