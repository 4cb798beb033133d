package io.followup.simulator.demo;

/**
 * A story that the demo plays.
 *
 * @param expected what must happen, in one sentence
 */
record Scenario(int number, String title, String expected, Play play) {

  /** What people and machines do, in order of time. */
  @FunctionalInterface
  interface Play {
    void perform(Scene scene) throws Exception;
  }
}
