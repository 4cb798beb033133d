package io.followup.simulator.demo;

import java.io.IOException;

/** Colors of the terminal; plain text where there is none. */
final class Paint {
  static final Paint PLAIN = new Paint(false);
  private final boolean colors;

  enum Tone {
    PLAIN(""),
    SOFT("2"),
    STRONG("1"),
    GOOD("32"),
    BAD("31"),
    ARRIVAL("36"),
    MACHINE("35");

    private final String code;

    Tone(String code) {
      this.code = code;
    }
  }

  private Paint(boolean colors) {
    this.colors = colors;
  }

  /** Colors when standard output is a terminal and nobody asked for none. */
  static Paint ofTerminal() throws InterruptedException {
    String term = System.getenv().getOrDefault("TERM", "dumb");
    if (System.getenv("NO_COLOR") != null || term.equals("dumb")) {
      return PLAIN;
    }
    try {
      // The JDK tells of terminals only when input is one, too.
      return new Paint(new ProcessBuilder("test", "-t", "1").inheritIO().start().waitFor() == 0);
    } catch (IOException noSuchProgram) {
      return PLAIN;
    }
  }

  String paint(Tone tone, String text) {
    return colors && tone != Tone.PLAIN ? "\033[" + tone.code + "m" + text + "\033[0m" : text;
  }
}
