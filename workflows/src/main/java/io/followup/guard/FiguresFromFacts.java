package io.followup.guard;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every figure that a message tells stands in the facts or in the sequence's own words. What comes
 * out of free fields of the dispatch system, where anybody may have written anything, promises no
 * price, no date and no number to call (docs/reference/messaging.md, guards, G14).
 *
 * <table>
 * <caption>Policy for what a person reads or hears</caption>
 * <tr><th>denies when it tells</th><th>outcome</th></tr>
 * <tr><td>an amount, discount, date, time, phone number or mailbox that stands neither in the
 *     sequence's words nor in the company's settings nor among the figures of the open options</td>
 *     <td>HOLD</td></tr>
 * <tr><td>any other number that stands in none of them, nor as a size or count of at most five
 *     digits in the names of job and estimate</td><td>HOLD</td></tr>
 * </table>
 *
 * <p>A price that the author wrote into the sequence goes: it is an offer of the company, the same
 * for everybody. The lint advises {@code {{estimate.total}}} where it may be meant.
 */
final class FiguresFromFacts implements Guard {
  /** What nobody reads or hears: addresses and ids by which the channel does its work. */
  private static final List<String> PLACES = List.of("text", "say", "voicemail", "subject");

  @Override
  public String name() {
    return "figures-from-facts";
  }

  @Override
  public Verdict check(Sending sending) {
    return unknown(sending.content())
        .<Verdict>map(
            figure ->
                new Verdict.Hold(
                    "The message tells "
                        + figure.inWords()
                        + ", which stands neither in the sequence nor among the facts; it came out"
                        + " of a name or another free field. Correct the field in the dispatch"
                        + " system or allow it by contacting.may-tell of the tenant, then resume."))
        .orElse(Verdict.PASS);
  }

  private static Optional<Figure> unknown(Content content) {
    Set<Figure> figures = figures(content);
    if (figures.isEmpty()) {
      return Optional.empty();
    }
    figures.removeAll(Figure.in(content.facts().stated()));
    Figure.in(content.facts().told()).stream().filter(Figure::isSize).forEach(figures::remove);
    return figures.stream().findFirst();
  }

  private static Set<Figure> figures(Content content) {
    Set<Figure> figures = new LinkedHashSet<>();
    PLACES.forEach(place -> figures.addAll(Figure.in(content.text(place))));
    return figures;
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of("figures", Integer.toString(figures(sending.content()).size()));
  }
}
