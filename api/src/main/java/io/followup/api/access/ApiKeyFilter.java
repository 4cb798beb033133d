package io.followup.api.access;

import io.followup.api.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows callers by {@code Authorization: Bearer <key>}. */
final class ApiKeyFilter extends OncePerRequestFilter {
  private static final String SCHEME = "Bearer ";
  private static final int LONGEST = 300;

  private final KnownKeys keys;

  ApiKeyFilter(KnownKeys keys) {
    this.keys = keys;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      secret(request)
          .flatMap(keys::find)
          .ifPresent(key -> SecurityContextHolder.getContext().setAuthentication(new Caller(key)));
    } catch (DataAccessException away) {
      Problem.of(
              503,
              "database-away",
              "the key could not be checked: the database is away.",
              "Try again in a few seconds.")
          .write(response);
      return;
    }
    chain.doFilter(request, response);
  }

  private static Optional<String> secret(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Authorization"))
        .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> value.substring(SCHEME.length()).strip())
        .filter(secret -> !secret.isEmpty() && secret.length() <= LONGEST);
  }
}
