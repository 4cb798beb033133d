package io.followup.simulator.demo;

/** Plays the scenarios of the demo against a running engine. */
public final class Demo {
  private Demo() {}

  public static void main(String[] arguments) {
    System.err.println("The demo is not there yet.");
    System.exit(1);
  }
}
