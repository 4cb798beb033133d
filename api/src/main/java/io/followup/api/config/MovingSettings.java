package io.followup.api.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How runs inside older versions of a sequence are moved or ended.
 *
 * @param perSecond how many a second, for each publication
 */
@ConfigurationProperties("followup.moving")
record MovingSettings(@DefaultValue("5") int perSecond) {
  MovingSettings {
    Setting.within("followup.moving.per-second", perSecond, 1, 1_000);
  }
}
