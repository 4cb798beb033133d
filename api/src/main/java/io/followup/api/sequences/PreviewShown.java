package io.followup.api.sequences;

import io.followup.backfill.BackfillPreview;
import io.followup.backfill.LeftOut;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A preview of day one as the API shows it. Ids only, no personal data.
 *
 * @param looked how many objects were looked at
 * @param all whether these are all that there are
 * @param entering how many would enter
 * @param days over so many days
 * @param leftOut how many would not, by the reason
 * @param reasons the same reasons in words
 * @param zone in which hours are told
 * @param firstDay what is done in the first 24 hours, by hour and step
 * @param messages the first of it, object by object
 */
record PreviewShown(
    int looked,
    boolean all,
    int entering,
    int days,
    Map<String, Integer> leftOut,
    Map<String, String> reasons,
    String zone,
    List<BackfillPreview.Hour> firstDay,
    List<BackfillPreview.Message> messages) {

  static PreviewShown of(BackfillPreview preview) {
    return new PreviewShown(
        preview.looked(),
        preview.all(),
        preview.entering(),
        preview.days(),
        BackfillView.counts(preview.leftOut()),
        reasons(preview.leftOut()),
        preview.zone().getId(),
        preview.firstDay(),
        preview.messages());
  }

  private static Map<String, String> reasons(Map<LeftOut, Integer> leftOut) {
    Map<String, String> reasons = new TreeMap<>();
    leftOut.keySet().forEach(why -> reasons.put(why.toString(), why.why()));
    return reasons;
  }
}
