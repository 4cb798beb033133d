package io.followup.api.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How webhooks are taken in.
 *
 * @param maxBody largest body of a webhook; larger ones are answered with 413
 * @param writers how many batches are written to the inbox at the same time
 * @param batch how many deliveries one batch holds at most
 * @param waiting how many deliveries may wait for the database before further ones get 503
 */
@ConfigurationProperties("followup.intake")
public record IntakeSettings(
    @DefaultValue("1MB") DataSize maxBody,
    @DefaultValue("2") int writers,
    @DefaultValue("128") int batch,
    @DefaultValue("2000") int waiting) {

  public IntakeSettings {
    Setting.within("followup.intake.max-body", maxBody.toBytes(), 1_000, 16_000_000);
    Setting.within("followup.intake.writers", writers, 1, 16);
    Setting.within("followup.intake.batch", batch, 1, 1_000);
    Setting.within("followup.intake.waiting", waiting, 1, 100_000);
  }
}
