package io.followup.simulator.demo;

import java.util.List;

/**
 * How a scenario went.
 *
 * @param expected one sentence
 * @param happened one sentence
 * @param complaints what is wrong; empty when the scenario passed
 */
record Verdict(
    int number, String title, String expected, String happened, List<String> complaints) {
  boolean passed() {
    return complaints.isEmpty();
  }
}
