package io.followup.servicetitan;

import com.fasterxml.jackson.databind.ObjectReader;
import io.followup.dispatch.DispatchInDoubt;
import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.tenant.TenantId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPatch;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Calls of ServiceTitan's V2 API for one tenant, errors in our words. What only passes (429, 5xx,
 * no answer) is tried again within the patience; a write only when ServiceTitan surely did not
 * carry it out. Safe for many threads.
 */
public final class ServiceTitanApi {
  private static final int MOST_TRIES = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(150);

  private final Connection connection;
  private final Duration patience;

  ServiceTitanApi(Connection connection, Duration patience) {
    this.connection = connection;
    this.patience = patience;
  }

  /** What a call may be tried again after. */
  private enum Again {
    /** Whatever passes: it changes nothing. */
    READ,
    /** Only 429: everything else may have been carried out. */
    WRITE
  }

  /**
   * The same connection for a caller with another amount of time.
   *
   * @param longer how long one call waits for its turn and is tried again
   */
  public ServiceTitanApi patient(Duration longer) {
    return new ServiceTitanApi(connection, longer);
  }

  public TenantId tenant() {
    return connection.tenant();
  }

  /**
   * @param module with version, for example {@code crm/v2}
   * @param resource below the tenant, with its query
   * @return empty when ServiceTitan does not know it
   * @throws DispatchUnavailable when it cannot be read now
   * @throws DispatchRefused when it will not be readable until a person changes something
   */
  public <T> Optional<T> get(String module, String resource, ObjectReader reader) {
    HttpGet request = new HttpGet(connection.address(module, resource));
    Answer<T> answer = call(request, module, Again.READ, reader);
    return answer.status() == 404 ? Optional.empty() : Optional.of(body(answer, module, resource));
  }

  /** A search by POST: it changes nothing. */
  public <T> T find(String module, String resource, Object search, ObjectReader reader) {
    HttpPost request = new HttpPost(connection.address(module, resource));
    return body(call(with(request, search), module, Again.READ, reader), module, resource);
  }

  /**
   * Makes something new, once.
   *
   * @throws DispatchInDoubt when it is not known whether it was made; to be looked for
   * @throws DispatchUnavailable when it was surely not made, and may be tried again
   * @throws DispatchRefused when it was surely not made
   */
  <T> T create(String module, String resource, Object what, ObjectReader reader) {
    HttpPost request = new HttpPost(connection.address(module, resource));
    Answer<T> answer = write(with(request, what), module, resource, reader);
    return answer.body().orElseThrow(this::inDoubt);
  }

  /** The same for what is answered by nothing, or by what nobody needs. */
  void perform(String module, String resource, Object what) {
    write(
        with(new HttpPost(connection.address(module, resource)), what),
        module,
        resource,
        Rows.ANYTHING);
  }

  /** Changes something that exists, by PUT. */
  void put(String module, String resource, Object what) {
    write(
        with(new HttpPut(connection.address(module, resource)), what),
        module,
        resource,
        Rows.ANYTHING);
  }

  /** Changes something that exists, by PATCH. */
  void patch(String module, String resource, Object what) {
    write(
        with(new HttpPatch(connection.address(module, resource)), what),
        module,
        resource,
        Rows.ANYTHING);
  }

  private static HttpUriRequestBase with(HttpUriRequestBase request, Object body) {
    request.setEntity(new ByteArrayEntity(Rows.json(body), ContentType.APPLICATION_JSON));
    return request;
  }

  private <T> Answer<T> write(
      HttpUriRequestBase request, String module, String resource, ObjectReader reader) {
    Answer<T> answer = call(request, module, Again.WRITE, reader);
    if (answer.status() == 200) {
      return answer;
    }
    throw answer.isBusy()
        ? unavailable(answer)
        : answer.isPassing() ? inDoubt() : refused(answer.status(), module, resource);
  }

  private <T> T body(Answer<T> answer, String module, String resource) {
    if (answer.isPassing()) {
      throw unavailable(answer);
    }
    if (answer.status() != 200) {
      throw refused(answer.status(), module, resource);
    }
    return answer
        .body()
        .orElseThrow(() -> unavailable(Answer.none("gave an answer without content")));
  }

  private <T> Answer<T> call(
      HttpUriRequestBase request, String module, Again again, ObjectReader reader) {
    Deadline deadline = Deadline.in(patience);
    Duration pause = FIRST_PAUSE;
    for (int tries = 1; ; tries++) {
      Answer<T> answer = connection.send(request, module, reader, deadline);
      boolean surelyNotDone = answer.isBusy() || again == Again.READ && answer.isPassing();
      Duration wait = answer.retryAfter().orElse(spread(pause));
      if (!surelyNotDone || tries == MOST_TRIES || !deadline.allows(wait)) {
        return answer;
      }
      sleep(wait);
      pause = pause.multipliedBy(3);
    }
  }

  /** So that those who failed together do not come back together. */
  private static Duration spread(Duration pause) {
    return pause.dividedBy(2).plusNanos(ThreadLocalRandom.current().nextLong(pause.toNanos()));
  }

  private static void sleep(Duration wait) {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new DispatchUnavailable(
          "The worker is stopping; ServiceTitan is asked by the next one.", Optional.empty());
    }
  }

  private DispatchInDoubt inDoubt() {
    return new DispatchInDoubt(
        "ServiceTitan did not say whether it took what was filed for tenant "
            + tenant()
            + "; it is looked for before it is filed again.");
  }

  private DispatchUnavailable unavailable(Answer<?> answer) {
    return new DispatchUnavailable(
        "ServiceTitan "
            + answer.trouble()
            + ", so nothing of tenant "
            + tenant()
            + " could be read.",
        answer.retryAfter());
  }

  private DispatchRefused refused(int status, String module, String resource) {
    String path = module + "/" + resource.replaceFirst("\\?.*", "");
    return new DispatchRefused(
        "ServiceTitan answered "
            + status
            + " to "
            + path
            + " for tenant "
            + tenant()
            + (status == 401
                ? " with a fresh token: check servicetitan.app-key and servicetitan.tenant-id."
                : status == 403
                    ? ": grant the app the scope for it, then resume."
                    : ": this engine and ServiceTitan disagree about that request; report it."));
  }
}
