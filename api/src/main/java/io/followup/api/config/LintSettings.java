package io.followup.api.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What checks of sequences point out.
 *
 * @param oftenEmpty more than this percentage of recent objects without a value is told of a field
 *     that has no default
 */
@ConfigurationProperties("followup.lint")
record LintSettings(@DefaultValue("10") int oftenEmpty) {
  LintSettings {
    Setting.within("followup.lint.often-empty", oftenEmpty, 0, 99);
  }
}
