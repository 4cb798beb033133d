package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Papers of one kind, each the JSON that ServiceTitan's API shows of it. A change is atomic; what
 * was handed out never changes afterwards.
 */
final class Papers {
  /** Numbers in their order, and before texts of more signs. */
  private static final Comparator<String> BY_ID =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private final ConcurrentSkipListMap<String, ObjectNode> byId = new ConcurrentSkipListMap<>(BY_ID);
  private final Map<String, NavigableSet<String>> byOwner = new ConcurrentHashMap<>();
  private final String ownerAt;

  /**
   * @param ownerAt where a paper names whom or what it belongs to, as a JSON pointer: those of one
   *     owner are found without looking through all
   */
  Papers(String ownerAt) {
    this.ownerAt = ownerAt;
  }

  ObjectNode file(ObjectNode paper) {
    String id = paper.path("id").asText();
    byId.put(id, paper);
    byOwner
        .computeIfAbsent(
            paper.at(ownerAt).asText(), owner -> new ConcurrentSkipListSet<String>(BY_ID))
        .add(id);
    return paper;
  }

  Optional<ObjectNode> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  Optional<ObjectNode> find(long id) {
    return find(String.valueOf(id));
  }

  /**
   * @throws io.followup.simulator.http.Refused as 404
   */
  ObjectNode get(String id) {
    return find(id).orElseThrow(() -> Problem.of(404));
  }

  ObjectNode get(long id) {
    return get(String.valueOf(id));
  }

  Stream<ObjectNode> all() {
    return byId.values().stream();
  }

  Stream<ObjectNode> of(String owner) {
    return byOwner.getOrDefault(owner, new ConcurrentSkipListSet<>()).stream()
        .flatMap(id -> find(id).stream());
  }

  Stream<ObjectNode> of(long owner) {
    return of(String.valueOf(owner));
  }

  /**
   * @param change gets a copy of the paper and the time of the change, which it bears as {@code
   *     modifiedOn} already
   * @throws io.followup.simulator.http.Refused as 404
   */
  synchronized ObjectNode change(
      String id, EstimateActs.Act act, BiConsumer<ObjectNode, Instant> change) {
    ObjectNode paper = get(id).deepCopy();
    Instant at = when(act, paper);
    paper.put("modifiedOn", Timestamps.wire(at));
    change.accept(paper, at);
    byId.put(id, paper);
    return paper;
  }

  ObjectNode change(long id, EstimateActs.Act act, BiConsumer<ObjectNode, Instant> change) {
    return change(String.valueOf(id), act, change);
  }

  private static Instant when(EstimateActs.Act act, ObjectNode paper) {
    return act.at()
        .orElseGet(
            () -> {
              Instant now = Instant.now();
              Instant last = Timestamps.read(paper.path("modifiedOn").asText());
              return now.isAfter(last) ? now : last.plusMillis(1);
            });
  }

  void clear() {
    byId.clear();
    byOwner.clear();
  }
}
