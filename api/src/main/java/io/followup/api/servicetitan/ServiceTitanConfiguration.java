package io.followup.api.servicetitan;

import io.followup.api.config.IntakeSettings;
import io.followup.inbox.GroupCommit;
import io.followup.reading.servicetitan.Sorting;
import io.followup.tenant.Tenants;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hangs the webhooks of ServiceTitan into the server. */
@Configuration(proxyBeanMethods = false)
class ServiceTitanConfiguration {

  static final String SERVLET = "servicetitan-webhooks";

  @Bean
  ServiceTitanWebhooks webhooks(
      Tenants tenants, GroupCommit inbox, MeterRegistry meters, IntakeSettings settings) {
    return new ServiceTitanWebhooks(
        tenants,
        new Intake(new Sorting(tenants), inbox),
        new IntakeMetrics(meters),
        Math.toIntExact(settings.maxBody().toBytes()));
  }

  @Bean
  ServletRegistrationBean<ServiceTitanWebhooks> serviceTitanWebhooks(
      ServiceTitanWebhooks webhooks) {
    var registration = new ServletRegistrationBean<>(webhooks, "/webhooks/servicetitan/*");
    registration.setName(SERVLET);
    return registration;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> shortcutForWebhooks(
      ServiceTitanWebhooks webhooks) {
    return server -> server.addContextValves(new Shortcut(webhooks));
  }
}
