package io.followup.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.inbox.Inbox;
import io.followup.tenant.Tenants;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

class StartsTest {
  @Test
  void the_api_starts_with_a_tenant_from_a_file() {
    try (var context =
        new SpringApplicationBuilder(ApiApplication.class)
            .run(
                "--server.port=0",
                "--spring.config.import=classpath:acme.yaml",
                "--spring.datasource.url=" + TestDatabase.fresh("starts"))) {
      assertThat(context.getBean(Tenants.class).all()).hasSize(1);
      assertThat(context.getBean(Inbox.class)).isNotNull();
    }
  }
}
