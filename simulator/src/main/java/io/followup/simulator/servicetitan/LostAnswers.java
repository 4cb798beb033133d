package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Json;
import io.followup.simulator.http.Request;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Answers that get lost: the next write about a phone number is applied, but whoever sent it never
 * hears of it.
 */
public final class LostAnswers {
  private final Set<String> expected = ConcurrentHashMap.newKeySet();
  private final List<Lost> lost = new CopyOnWriteArrayList<>();

  private record Lost(String phone, String call, Instant at) {}

  /**
   * @param phone its ten digits are looked for in the body, however they are written
   */
  public void expect(String phone) {
    expected.add(digits(phone));
  }

  Answer over(Request request, Callable<Answer> work) throws Exception {
    String body = expected.isEmpty() ? "" : new String(request.body(), StandardCharsets.UTF_8);
    for (String phone : expected) {
      if (body.replaceAll("[^0-9]", "").contains(phone) && expected.remove(phone)) {
        Answer answer = work.call();
        lost.add(new Lost(phone, request.method() + " " + request.path(), Instant.now()));
        return answer.status() < 300 ? Answer.dropped() : answer;
      }
    }
    return work.call();
  }

  /** What was lost about a number, oldest first. */
  public ArrayNode about(String phone) {
    ArrayNode rows = Json.array();
    lost.stream()
        .filter(one -> one.phone().equals(digits(phone)))
        .forEach(
            one -> {
              ObjectNode row = rows.addObject();
              row.put("call", one.call()).put("at", one.at().toString());
            });
    return rows;
  }

  void clear() {
    expected.clear();
    lost.clear();
  }

  private static String digits(String phone) {
    String all = phone.replaceAll("[^0-9]", "");
    return all.substring(Math.max(0, all.length() - 10));
  }
}
