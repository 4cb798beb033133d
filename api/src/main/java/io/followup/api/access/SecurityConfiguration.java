package io.followup.api.access;

import io.followup.access.ApiKeys;
import io.followup.api.problem.Problem;
import java.util.List;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/**
 * Everything needs an API key, except webhooks (which are signed), what customers open (which holds
 * an unguessable token), health and schemas.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  private static final List<String> OPEN = List.of("/webhooks/", "/l/", "/u/");

  @Bean
  KnownKeys knownKeys(ApiKeys keys) {
    return new KnownKeys(keys, System::nanoTime);
  }

  @Bean
  ApplicationRunner bootstrapKey(ApiKeys keys, AccessSettings settings) {
    return started -> {
      if (!settings.bootstrapApiKey().isEmpty()) {
        keys.ensureAdmin(settings.bootstrapApiKey(), "bootstrap");
      }
    };
  }

  @Bean
  SecurityFilterChain keysOnly(HttpSecurity http, KnownKeys keys) throws Exception {
    return http.securityMatcher(
            request -> OPEN.stream().noneMatch(request.getRequestURI()::startsWith))
        .addFilterBefore(new ApiKeyFilter(keys), AuthorizationFilter.class)
        .authorizeHttpRequests(
            rules ->
                rules
                    .requestMatchers(
                        "/actuator/health",
                        "/actuator/health/**",
                        "/schemas/**",
                        "/openapi.yaml",
                        "/error")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(
            refusals ->
                refusals
                    .authenticationEntryPoint(
                        (request, response, refused) -> {
                          response.setHeader("WWW-Authenticate", "Bearer");
                          noKey().write(response);
                        })
                    .accessDeniedHandler((request, response, refused) -> noKey().write(response)))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(anonymous -> {})
        .build();
  }

  private static Problem noKey() {
    return Problem.of(
        401,
        "no-valid-key",
        "the request carries no API key that is in force.",
        "Send the header 'Authorization: Bearer <key>'.");
  }
}
