package io.followup.backfill;

import java.util.Optional;

/**
 * Where a list goes on.
 *
 * @param page from 1
 * @param row of the page, from 0
 */
record Place(int page, int row) {
  static Place of(Optional<String> cursor) {
    return cursor
        .map(text -> text.split(":"))
        .map(parts -> new Place(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])))
        .orElse(new Place(1, 0));
  }

  Place nextRow() {
    return new Place(page, row + 1);
  }

  Place nextPage() {
    return new Place(page + 1, 0);
  }

  String cursor() {
    return page + ":" + row;
  }
}
