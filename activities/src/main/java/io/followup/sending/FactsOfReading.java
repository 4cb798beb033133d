package io.followup.sending;

import io.followup.dispatch.Reading;
import io.followup.guard.Facts;
import io.followup.run.Words;
import io.followup.sequence.WrittenValues;
import io.followup.tenant.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a message may tell in figures. */
final class FactsOfReading {
  private FactsOfReading() {}

  /**
   * Money, times, counts and the numbers of papers are stated; what a person once typed is only
   * told.
   *
   * @param words what the author of the sequence wrote
   */
  static Facts of(Reading reading, Tenant tenant, List<String> words) {
    List<String> stated = new ArrayList<>(words);
    stated.add(tenant.company());
    stated.add(Words.phone(tenant.officePhone()));
    stated.addAll(tenant.contacting().mayTell());
    tenant.mailSettings().ifPresent(mail -> stated.addAll(List.of(mail.from(), mail.office())));
    List<String> told = new ArrayList<>();
    told.add(reading.party().name());
    reading
        .values()
        .forEach(
            (name, value) -> {
              boolean typed = value instanceof String && !name.endsWith(".number");
              (typed ? told : stated)
                  .addAll(WrittenValues.of(Map.of(name, value), tenant.zone()).values());
            });
    return new Facts(stated, told);
  }
}
