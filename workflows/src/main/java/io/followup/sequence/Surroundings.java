package io.followup.sequence;

import io.followup.calendar.DayHours;
import io.followup.sequence.RecentObjects.Tally;
import io.followup.sequence.Sequence.Trigger;
import io.followup.tenant.Tenant;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is known of the place where a sequence will work; with it the reader of files finds more.
 *
 * @param tenant for whom it is meant; empty when nobody was named
 * @param inForce sequences that the tenant has in force
 * @param recent what the tenant's recent objects lacked
 * @param toleratedEmpty percentage of them that may lack a field without default
 */
public record Surroundings(
    Optional<Tenant> tenant, List<Sequence> inForce, RecentObjects recent, int toleratedEmpty) {
  /** Usual percentage of objects that may lack a field without default. */
  public static final int USUALLY_TOLERATED = 10;

  /** Fewer objects say nothing about the next ones. */
  private static final int FEWEST = 20;

  public Surroundings {
    inForce = List.copyOf(inForce);
  }

  /** Nothing is known but the file. */
  public static Surroundings unknown() {
    return new Surroundings(Optional.empty(), List.of(), trigger -> Map.of(), USUALLY_TOLERATED);
  }

  /** The host of a link that the tenant does not allow. */
  Optional<String> foreignHost(String text) {
    return tenant
        .map(Tenant::linkHosts)
        .flatMap(
            allowed ->
                LinksInText.hosts(text).stream()
                    .filter(host -> !LinksInText.isUnder(allowed, host))
                    .findFirst());
  }

  /** How many percent of the recent objects lack what a slot names, when that is too many. */
  Optional<Integer> oftenEmpty(Trigger trigger, String slot) {
    String field =
        FieldSchema.of(trigger).type(slot).isPresent()
            ? slot
            : slot.substring(0, Math.max(0, slot.lastIndexOf('.')));
    return Optional.ofNullable(recent.of(trigger).get(field))
        .filter(tally -> tally.read() >= FEWEST)
        .map(Surroundings::percentEmpty)
        .filter(percent -> percent > toleratedEmpty);
  }

  private static int percentEmpty(Tally tally) {
    return Math.toIntExact(100L * tally.empty() / tally.read());
  }

  /**
   * The hours of texts and calls of a tenant who has none within this window, in words: then it
   * never opens for them.
   */
  Optional<String> hoursOutside(Window window, Trigger trigger) {
    return tenant
        .filter(
            one ->
                window.days().stream()
                    .noneMatch(day -> one.hours(trigger, day).filter(window::overlaps).isPresent()))
        .map(one -> hoursInWords(one, window, trigger));
  }

  private static String hoursInWords(Tenant tenant, Window window, Trigger trigger) {
    return EnumSet.copyOf(window.days()).stream()
        .map(day -> Window.inWords(day) + " " + hoursInWords(tenant.hours(trigger, day)))
        .collect(Collectors.joining(", "));
  }

  private static String hoursInWords(Optional<DayHours> hours) {
    return hours.map(DayHours::toString).orElse("closed");
  }

  /** How long an estimate of the tenant is valid, where the sequence is about one. */
  Optional<Duration> validity(Trigger trigger) {
    return trigger == Trigger.ESTIMATE || trigger == Trigger.ESTIMATE_VIEWED
        ? tenant.flatMap(one -> one.lifecycles().estimates().validity())
        : Optional.empty();
  }
}
