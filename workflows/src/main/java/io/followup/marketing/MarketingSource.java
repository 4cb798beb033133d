package io.followup.marketing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What brought a customer, as the dispatch system tells it with a booking, an online session or a
 * job.
 *
 * @param campaign id of the campaign in the dispatch system
 * @param name where it came in, for example {@code Website} or {@code google / cpc}
 */
public record MarketingSource(Optional<String> campaign, Optional<String> name) {
  private static final int LONGEST_NAME = 60;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,60}");

  /** What reads like an address or a number of somebody is no name of a source. */
  private static final Pattern PERSONAL = Pattern.compile("@|(?:\\d[ ().-]{0,2}){10,}");

  public MarketingSource {
    campaign =
        campaign.map(String::strip).filter(id -> !id.equals("0") && ID.matcher(id).matches());
    name =
        name.map(text -> text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip())
            .filter(text -> !text.isEmpty() && !PERSONAL.matcher(text).find())
            .map(text -> text.substring(0, Math.min(LONGEST_NAME, text.length())));
  }

  public static MarketingSource unknown() {
    return new MarketingSource(Optional.empty(), Optional.empty());
  }

  @JsonIgnore
  public boolean isKnown() {
    return campaign.isPresent() || name.isPresent();
  }

  /** What this one does not say is taken from another. */
  public MarketingSource filledBy(MarketingSource other) {
    return new MarketingSource(campaign.or(other::campaign), name.or(other::name));
  }

  /** For example {@code campaign 9202 (Website)}, {@code Website}. */
  public String inWords() {
    return campaign
        .map(id -> "campaign " + id + name.map(text -> " (" + text + ")").orElse(""))
        .or(() -> name)
        .orElse("an unknown source");
  }
}
