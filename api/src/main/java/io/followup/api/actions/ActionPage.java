package io.followup.api.actions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.acting.ActionRequests;
import java.util.List;

/**
 * A page of actions, newest first.
 *
 * @param before pass it as {@code before} for the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ActionPage(List<ActionView> actions, String before) {
  static ActionPage of(List<ActionRequests.Known> rows, int limit) {
    return new ActionPage(
        rows.stream().map(ActionView::of).toList(),
        rows.size() < limit ? null : rows.getLast().request().id().toString());
  }
}
