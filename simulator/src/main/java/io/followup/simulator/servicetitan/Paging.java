package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Form;
import io.followup.simulator.http.Json;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The page that a list request asks for: {@code page}, {@code pageSize}, {@code includeTotal}. */
record Paging(int page, int pageSize, boolean includeTotal) {
  private static final int USUAL = 50;
  private static final int MOST = 5000;

  static Paging of(Form query) {
    int page = whole(query, "page", 1, Integer.MAX_VALUE / MOST);
    int pageSize = whole(query, "pageSize", USUAL, MOST);
    boolean total = query.text("includeTotal").orElse("false").equalsIgnoreCase("true");
    return new Paging(page, pageSize, total);
  }

  private static int whole(Form query, String name, int otherwise, int most) {
    try {
      long value = query.number(name).orElse(otherwise);
      if (value >= 1 && value <= most) {
        return (int) value;
      }
    } catch (NumberFormatException notANumber) {
      // told below, like a number out of range
    }
    throw Problem.field(name, "The field " + name + " must be between 1 and " + most + ".");
  }

  <T> Answer of(Collection<T> rows, Function<T, ? extends JsonNode> shape) {
    return of(rows::stream, shape);
  }

  <T> Answer of(Supplier<Stream<T>> rows, Function<T, ? extends JsonNode> shape) {
    List<T> found = rows.get().skip((long) (page - 1) * pageSize).limit(pageSize + 1L).toList();
    ObjectNode body = Json.object();
    body.put("page", page);
    body.put("pageSize", pageSize);
    body.put("hasMore", found.size() > pageSize);
    if (includeTotal) {
      body.put("totalCount", rows.get().count());
    } else {
      body.putNull("totalCount");
    }
    ArrayNode data = body.putArray("data");
    found.stream().limit(pageSize).map(shape).forEach(data::add);
    return Answer.json(200, body);
  }
}
