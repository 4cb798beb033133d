package io.followup.api.deliveries;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.inbox.Deliveries.Delivery;
import java.util.List;

/**
 * A page of deliveries, newest first.
 *
 * @param before pass it as {@code before} for the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryPage(List<DeliveryView> deliveries, String before) {
  static DeliveryPage of(List<Delivery> rows, int limit) {
    return new DeliveryPage(
        rows.stream().map(DeliveryView::of).toList(),
        rows.size() < limit ? null : Long.toString(rows.getLast().id()));
  }
}
