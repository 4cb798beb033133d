package io.followup.api.feeds;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.access.Role;
import io.followup.api.access.Caller;
import io.followup.feed.Feed;
import io.followup.feed.FeedPositions;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which feeds of the dispatch system are read, and how they fare. */
@RestController
@RequestMapping("/api/feeds")
class FeedsController {
  private final Tenants tenants;
  private final FeedPositions positions;

  FeedsController(Tenants tenants, DataSource dataSource) {
    this.tenants = tenants;
    this.positions = new FeedPositions(dataSource);
  }

  /**
   * @param everySeconds from the beginning of one reading to that of the next
   * @param readAt when it was last read to its end; absent: never
   * @param newest latest change told, by the dispatch system's clock
   * @param rows told so far, repeats included
   * @param added of them were not known before, by feed or webhook
   * @param trouble why it cannot be read, and what to do; absent while it can
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FeedView(
      String tenant,
      String feed,
      long everySeconds,
      Instant readAt,
      Instant newest,
      long rows,
      long added,
      String trouble,
      Instant troubleSince) {}

  private record Key(TenantId tenant, Feed feed) {}

  /** By tenant, in the order of their declaration. */
  @GetMapping
  List<FeedView> list() {
    Caller caller = Caller.current();
    caller.mustBe(Role.VIEWER);
    Map<Key, FeedPositions.State> states =
        positions.all(Optional.empty()).stream()
            .collect(
                Collectors.toMap(
                    state -> new Key(state.tenant(), state.feed()), Function.identity()));
    return tenants.all().entrySet().stream()
        .filter(entry -> caller.maySee(entry.getKey()))
        .sorted(Comparator.comparing(entry -> entry.getKey().value()))
        .flatMap(entry -> views(entry.getKey(), entry.getValue(), states))
        .toList();
  }

  private static Stream<FeedView> views(
      TenantId id, Tenant tenant, Map<Key, FeedPositions.State> states) {
    return tenant.feeds().wanted().stream()
        .map(
            feed -> {
              Optional<FeedPositions.State> state =
                  Optional.ofNullable(states.get(new Key(id, feed)));
              return new FeedView(
                  id.value(),
                  feed.code(),
                  tenant.feeds().pause(feed).toSeconds(),
                  state.flatMap(FeedPositions.State::readAt).orElse(null),
                  state.flatMap(FeedPositions.State::newest).orElse(null),
                  state.map(FeedPositions.State::rows).orElse(0L),
                  state.map(FeedPositions.State::added).orElse(0L),
                  state.flatMap(FeedPositions.State::trouble).orElse(null),
                  state.flatMap(FeedPositions.State::troubleSince).orElse(null));
            });
  }
}
