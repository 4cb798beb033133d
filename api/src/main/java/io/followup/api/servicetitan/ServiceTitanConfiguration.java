package io.followup.api.servicetitan;

import io.followup.api.config.IntakeSettings;
import io.followup.inbox.GroupCommit;
import io.followup.tenant.Tenants;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hangs the webhooks of ServiceTitan into the server. */
@Configuration(proxyBeanMethods = false)
class ServiceTitanConfiguration {

  @Bean
  ServletRegistrationBean<ServiceTitanWebhooks> serviceTitanWebhooks(
      Tenants tenants, GroupCommit inbox, MeterRegistry meters, IntakeSettings settings) {
    var servlet =
        new ServiceTitanWebhooks(
            tenants,
            new Intake(new Translator(tenants), inbox),
            new IntakeMetrics(meters),
            Math.toIntExact(settings.maxBody().toBytes()));
    var registration = new ServletRegistrationBean<>(servlet, "/webhooks/servicetitan/*");
    registration.setName("servicetitan-webhooks");
    return registration;
  }
}
