package io.followup.simulator;

import io.followup.simulator.demo.Demo;
import java.io.IOException;
import java.util.Arrays;

/**
 * Starts the simulator, or with the argument {@code demo} the player of the demo's scenarios.
 * Settings come from the environment.
 */
public final class SimulatorApplication {
  private SimulatorApplication() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.setProperty("logback.configurationFile", "io/followup/simulator/logback.xml");
    if (arguments.length > 0 && arguments[0].equals("demo")) {
      Demo.main(Arrays.copyOfRange(arguments, 1, arguments.length));
      return;
    }
    // Benchmarks run beside the simulator: it never takes more than two processors.
    System.setProperty(
        "jdk.virtualThreadScheduler.parallelism",
        String.valueOf(Math.min(2, Runtime.getRuntime().availableProcessors())));
    // The mail server's threads end so when a client is gone, as a killed worker is.
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) ->
            System.err.println(
                "A connection was lost (" + thread.getName() + "): " + innermost(failure)));
    try {
      Simulator simulator = Simulator.start(SimulatorSettings.from(System.getenv()));
      Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
      System.out.println(
          "The simulator plays ServiceTitan and Twilio at "
              + simulator.uri()
              + " (open it in a browser), takes mail at smtp://"
              + simulator.settings().host()
              + ":"
              + simulator.smtpPort()
              + " and shows it at imap://"
              + simulator.settings().host()
              + ":"
              + simulator.imapPort());
    } catch (IOException | IllegalArgumentException wrong) {
      System.err.println("The simulator cannot start: " + wrong.getMessage());
      System.exit(1);
    }
    Thread.currentThread().join();
  }

  private static Throwable innermost(Throwable failure) {
    return failure.getCause() == null ? failure : innermost(failure.getCause());
  }
}
