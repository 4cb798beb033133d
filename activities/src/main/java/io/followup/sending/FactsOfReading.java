package io.followup.sending;

import io.followup.dispatch.EstimateReading;
import io.followup.guard.Facts;
import io.followup.guard.Sending;
import io.followup.run.Words;
import io.followup.tenant.Tenant;
import java.util.ArrayList;
import java.util.List;

/** What a message about an estimate may tell in figures. */
final class FactsOfReading {
  private FactsOfReading() {}

  /**
   * @param words what the author of the sequence wrote
   */
  static Facts of(EstimateReading reading, Tenant tenant, List<String> words) {
    List<String> stated = new ArrayList<>(words);
    stated.add(tenant.company());
    stated.add(Words.phone(tenant.officePhone()));
    stated.addAll(tenant.contacting().mayTell());
    tenant.mailSettings().ifPresent(mail -> stated.addAll(List.of(mail.from(), mail.office())));
    List<String> told = new ArrayList<>();
    told.add(reading.customerName());
    reading.jobType().ifPresent(told::add);
    reading.options().stream()
        .filter(option -> option.status() == Sending.Status.OPEN)
        .forEach(
            option -> {
              stated.add(Words.money(option.total()));
              option.jobNumber().ifPresent(stated::add);
              told.add(option.name());
            });
    return new Facts(stated, told);
  }
}
