package io.followup.api.config;

import io.followup.tenant.Tenant;
import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What stands directly under {@code followup}.
 *
 * @param publicUrl base URL under which providers reach this application; callbacks are signed over
 *     it
 * @param sequences folder of the sequence files
 * @param tenants by tenant id
 */
@ConfigurationProperties("followup")
public record FollowUpSettings(
    @DefaultValue("http://127.0.0.1:8080") URI publicUrl,
    @DefaultValue("sequences") String sequences,
    Map<String, Tenant> tenants) {}
