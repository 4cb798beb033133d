package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Json;
import io.followup.simulator.http.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lists that show what was made by the API only a while later, as live. Off until set. */
public final class ReadLag {
  private final Map<String, Long> madeAt = new ConcurrentHashMap<>();
  private volatile Duration lag = Duration.ZERO;

  public void set(Duration longest) {
    lag = longest;
    madeAt.clear();
  }

  /** The answer as it is seen now. */
  Answer over(Request request, Answer answer) throws IOException {
    if (lag.isZero() || answer.status() != 200 || answer.body().length == 0) {
      return answer;
    }
    JsonNode body = Json.read(answer.body());
    if (!request.hasMethod("GET")) {
      if (body.path("id").canConvertToLong()) {
        madeAt.put(body.path("id").asText(), System.nanoTime());
      }
      return answer;
    }
    if (!(body instanceof ObjectNode page) || !(page.get("data") instanceof ArrayNode rows)) {
      return answer;
    }
    for (Iterator<JsonNode> each = rows.elements(); each.hasNext(); ) {
      if (isTooNew(each.next().path("id").asText())) {
        each.remove();
      }
    }
    return Answer.json(200, page);
  }

  private boolean isTooNew(String id) {
    Long made = madeAt.get(id);
    return made != null && System.nanoTime() - made < lag.toNanos();
  }
}
