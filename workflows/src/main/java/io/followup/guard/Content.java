package io.followup.guard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a person would read or hear, filled in and final.
 *
 * @param texts by their place, as the ledger keeps them: SMS {@code text}; voice {@code say} and
 *     {@code voicemail}; e-mail {@code subject} and {@code text}. Personal
 * @param missing why the texts could not be filled in, when they could not
 * @param company how messages name the contractor
 * @param names of the customer, as they may stand in the texts. Personal
 * @param hosts that may be linked to, with their subdomains
 * @param mostSegments longest text in segments of SMS
 * @param optOutLine whether this text must say how to end texts
 * @param facts where its figures may come from
 * @param neverSay phrases, in small letters, that the company's messages never hold
 */
public record Content(
    Map<String, String> texts,
    Optional<String> missing,
    String company,
    List<String> names,
    Set<String> hosts,
    int mostSegments,
    WayOut optOutLine,
    Facts facts,
    List<String> neverSay) {

  public Content {
    texts = Map.copyOf(texts);
    names = List.copyOf(names);
    hosts = Set.copyOf(hosts);
    neverSay = List.copyOf(neverSay);
  }

  /** A message that its author wrote word for word. */
  public Content(
      Map<String, String> texts,
      Optional<String> missing,
      String company,
      List<String> names,
      Set<String> hosts,
      int mostSegments,
      WayOut optOutLine) {
    this(
        texts,
        missing,
        company,
        names,
        hosts,
        mostSegments,
        optOutLine,
        new Facts(List.copyOf(texts.values()), List.of()),
        List.of());
  }

  /** Whether a text must say how to end texts. */
  public enum WayOut {
    /** It is the first one to the number, or the last one that said so is too old. */
    MUST_BE_TOLD,
    TOLD_LATELY
  }

  String text(String place) {
    return texts.getOrDefault(place, "");
  }

  @Override
  public String toString() {
    return "Content" + texts.keySet();
  }
}
