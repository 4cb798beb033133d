package io.followup.simulator.twilio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Form;
import io.followup.simulator.http.Json;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A page of a list: newest first, with the address of the next page, which stays right while rows
 * are added.
 */
record ListPage(Form query, int page, int size, int below) {
  private static final String TOKEN = "PA";

  static ListPage of(Form query) {
    try {
      int size = Math.clamp(query.number("PageSize").orElse(50), 1, 1000);
      int page = (int) query.number("Page").orElse(0);
      String token = query.text("PageToken").orElse("");
      int below =
          token.startsWith(TOKEN)
              ? Integer.parseInt(token.substring(TOKEN.length()))
              : Integer.MAX_VALUE;
      return new ListPage(query, page, size, below);
    } catch (NumberFormatException e) {
      throw TwilioError.refused(20001);
    }
  }

  <T> Answer from(
      Archive<T> archive,
      Predicate<T> wanted,
      String path,
      String name,
      Function<T, ObjectNode> shape) {
    List<Archive.Found<T>> found =
        archive.newest(query.text("To"), query.text("From"), below, size + 1, wanted);
    boolean more = found.size() > size;
    List<Archive.Found<T>> shown = more ? found.subList(0, size) : found;
    ObjectNode body = Json.object();
    ArrayNode rows = body.putArray(name);
    shown.forEach(row -> rows.add(shape.apply(row.row())));
    body.put("page", page);
    body.put("page_size", size);
    body.put("start", page * size);
    body.put("end", page * size + Math.max(0, shown.size() - 1));
    body.put("uri", uri(path, page, below));
    body.put("first_page_uri", uri(path, 0, Integer.MAX_VALUE));
    body.put("next_page_uri", more ? uri(path, page + 1, shown.getLast().position()) : null);
    body.putNull("previous_page_uri");
    return Answer.json(200, body);
  }

  private String uri(String path, int number, int belowPosition) {
    Form form = new Form();
    for (String kept : List.of("To", "From", "Status")) {
      query.text(kept).ifPresent(value -> form.with(kept, value));
    }
    form.with("PageSize", String.valueOf(size)).with("Page", String.valueOf(number));
    if (belowPosition != Integer.MAX_VALUE) {
      form.with("PageToken", TOKEN + belowPosition);
    }
    return path + "?" + form.encoded();
  }
}
