package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Form;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A list request: filters that were asked for and the page. Parameters that nobody reads are
 * ignored, as live.
 */
final class Search {
  private static final int MOST_IDS = 50;

  private final Form query;
  private final List<Predicate<ObjectNode>> filters = new ArrayList<>();

  private Search(Form query) {
    this.query = query;
  }

  /** With {@code ids} and the ranges of creation and modification, which every list knows. */
  static Search of(Form query) {
    return new Search(query)
        .among("ids", "/id")
        .from("createdOnOrAfter", "/createdOn")
        .before("createdBefore", "/createdOn")
        .from("modifiedOnOrAfter", "/modifiedOn")
        .before("modifiedBefore", "/modifiedOn");
  }

  /** {@code active} is True (the default), False or Any. */
  Search activeOnesUnlessAsked() {
    String active = query.text("active").orElse("True");
    return active.equalsIgnoreCase("Any")
        ? this
        : where(row -> row.path("active").asBoolean(true) == active.equalsIgnoreCase("True"));
  }

  /** The field must read as the parameter does, whatever its case. */
  Search same(String parameter, String pointer) {
    return query
        .text(parameter)
        .map(wanted -> where(row -> row.at(pointer).asText().equalsIgnoreCase(wanted)))
        .orElse(this);
  }

  /** The field must be one of a comma list. */
  Search among(String parameter, String pointer) {
    return query
        .text(parameter)
        .map(
            text -> {
              List<String> wanted = Arrays.stream(text.split(",")).map(String::trim).toList();
              if (wanted.size() > MOST_IDS) {
                throw Problem.field(parameter, "At most " + MOST_IDS + " may be given.");
              }
              return where(row -> wanted.contains(row.at(pointer).asText()));
            })
        .orElse(this);
  }

  Search from(String parameter, String pointer) {
    return time(parameter)
        .map(from -> where(row -> timeAt(row, pointer).filter(t -> !t.isBefore(from)).isPresent()))
        .orElse(this);
  }

  Search before(String parameter, String pointer) {
    return time(parameter)
        .map(until -> where(row -> timeAt(row, pointer).filter(t -> t.isBefore(until)).isPresent()))
        .orElse(this);
  }

  Search where(Predicate<ObjectNode> filter) {
    filters.add(filter);
    return this;
  }

  /** The value of a parameter that says whose rows are wanted. */
  Optional<String> owner(String parameter) {
    return query.text(parameter).filter(text -> !text.contains(","));
  }

  /** The rows of the owner that a parameter names, or all. */
  Stream<ObjectNode> narrowest(Papers papers, String parameter) {
    return owner(parameter).map(papers::of).orElseGet(papers::all);
  }

  Answer page(Stream<ObjectNode> rows) {
    return page(rows, Function.identity());
  }

  Answer page(Stream<ObjectNode> rows, Function<ObjectNode, ObjectNode> shape) {
    Predicate<ObjectNode> all = filters.stream().reduce(row -> true, Predicate::and);
    List<ObjectNode> found = rows.filter(all).toList();
    return Paging.of(query).of(found, shape);
  }

  private Optional<Instant> time(String parameter) {
    try {
      return query.text(parameter).map(Timestamps::read);
    } catch (DateTimeException e) {
      throw Problem.field(parameter, "The value is not valid.");
    }
  }

  private static Optional<Instant> timeAt(ObjectNode row, String pointer) {
    return Optional.of(row.at(pointer).asText()).filter(t -> !t.isEmpty()).map(Timestamps::read);
  }
}
