package io.followup.servicetitan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The access token of one tenant, shared by all calls. One call fetches a new one while the others
 * wait for it: the token endpoint throttles.
 */
final class AccessTokens {
  private static final Duration EARLY = Duration.ofSeconds(60);

  private final Supplier<Granted> endpoint;
  private final Clock clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile Token current = new Token("", Instant.EPOCH);

  /** What the token endpoint answers. */
  record Granted(
      @JsonProperty("access_token") String accessToken,
      @JsonProperty("expires_in") long expiresIn) {
    @Override
    public String toString() {
      return "Granted[secret hidden]";
    }
  }

  private record Token(String value, Instant staleAt) {
    @Override
    public String toString() {
      return "Token[secret hidden]";
    }
  }

  AccessTokens(Supplier<Granted> endpoint, Clock clock) {
    this.endpoint = endpoint;
    this.clock = clock;
  }

  String current() {
    Token token = current;
    if (clock.instant().isBefore(token.staleAt())) {
      return token.value();
    }
    fetching.lock();
    try {
      if (!clock.instant().isBefore(current.staleAt())) {
        Granted granted = endpoint.get();
        Duration life = Duration.ofSeconds(granted.expiresIn()).minus(EARLY);
        current = new Token(granted.accessToken(), clock.instant().plus(life));
      }
      return current.value();
    } finally {
      fetching.unlock();
    }
  }

  /** The token was refused; whoever asks next gets a new one. */
  void refused(String token) {
    fetching.lock();
    try {
      if (current.value().equals(token)) {
        current = new Token("", Instant.EPOCH);
      }
    } finally {
      fetching.unlock();
    }
  }
}
