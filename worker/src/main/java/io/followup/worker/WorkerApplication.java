package io.followup.worker;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Hosts the workflows and carries out the touches. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WorkerApplication {
  /** Before, a virtual thread that waits within a monitor holds on to a processor (JEP 491). */
  private static final int VIRTUAL_THREADS_SINCE = 24;

  public static void main(String[] args) {
    SpringApplication worker = new SpringApplication(WorkerApplication.class);
    worker.setDefaultProperties(
        Map.of("followup.virtual-threads", Runtime.version().feature() >= VIRTUAL_THREADS_SINCE));
    worker.run(args);
  }
}
