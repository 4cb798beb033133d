package io.followup.sequence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the hold-out and the arms of a sequence: {@code { holdout: 5%, arms: { a: 50%, … } }}. */
final class VariantsReader {
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})\\s?%");

  private final Optional<Fields> block;
  private final int holdoutPercent;
  private final Map<String, Arm> arms = new LinkedHashMap<>();

  /**
   * @param sequence its name
   */
  VariantsReader(Fields root, String sequence) {
    Optional<Fields> variants = root.block("variants", "holdout", "arms");
    this.holdoutPercent =
        variants
            .flatMap(fields -> fields.text("holdout"))
            .flatMap(VariantsReader::percent)
            .orElse(0);
    this.block =
        variants
            .flatMap(fields -> fields.node("arms"))
            .flatMap(node -> Fields.open(node, "variants.arms", root.problems()));
    block.ifPresent(fields -> readArms(fields, sequence));
  }

  private void readArms(Fields fields, String sequence) {
    int dealt = 0;
    boolean complete = true;
    for (String name : fields.names()) {
      Optional<Integer> share = fields.text(name).flatMap(VariantsReader::percent);
      int below = Math.min(100, dealt + share.orElse(0));
      arms.put(name, new Arm(name, sequence, Math.min(100, dealt), below));
      dealt += share.orElse(0);
      complete &= share.isPresent();
    }
    if (complete && dealt != 100) {
      fields.wrongHere(
          ProblemCode.NOT_A_SHARE,
          "the shares of the arms add up to " + dealt + "%",
          "write shares that add up to 100%");
    }
  }

  private static Optional<Integer> percent(Text text) {
    Matcher form = PERCENT.matcher(text.value());
    if (form.matches() && Integer.parseInt(form.group(1)) <= 100) {
      return Optional.of(Integer.parseInt(form.group(1)));
    }
    return text.wrong(
        ProblemCode.NOT_A_SHARE,
        "'" + text.value() + "' is not a share",
        "write a whole percentage, such as 5%");
  }

  int holdoutPercent() {
    return holdoutPercent;
  }

  /** By name, in the order of the file. */
  Map<String, Arm> arms() {
    return arms;
  }

  /** Notes that no step names an arm, so that there is no difference to measure. */
  void reportUnused() {
    block
        .filter(fields -> !fields.names().isEmpty())
        .ifPresent(
            fields ->
                fields.wrongHere(
                    ProblemCode.UNUSED_ARM,
                    "no step is for one of the arms, so they do not differ",
                    "write 'arm: " + fields.names().iterator().next() + "' at a step"));
  }
}
