package io.followup.identity;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * By which records that may be one are found: each number, each mailbox, the building, ZIP code
 * with the sound of the surname, the company. Personal.
 *
 * @param strong identifiers of somebody: {@code phone:} and {@code email:}
 * @param weak what many share: {@code building:}, {@code name:}, {@code company:}
 */
public record BlockingKeys(Set<String> strong, Set<String> weak) {

  public BlockingKeys {
    strong = Set.copyOf(strong);
    weak = Set.copyOf(weak);
  }

  static BlockingKeys of(Profile profile) {
    Set<String> strong = new LinkedHashSet<>();
    Set<String> weak = new LinkedHashSet<>();
    profile.phones().forEach(phone -> strong.add("phone:" + phone.e164()));
    profile.emails().forEach(mailbox -> strong.add("email:" + mailbox.address()));
    profile
        .address()
        .flatMap(PostalAddress::buildingKey)
        .ifPresent(building -> weak.add("building:" + building));
    profile
        .address()
        .filter(address -> !address.zip().isEmpty() && !profile.name().surname().isEmpty())
        .ifPresent(
            address ->
                profile
                    .name()
                    .surnameParts()
                    .forEach(part -> weak.add("name:" + address.zip() + " " + Sound.of(part))));
    profile
        .company()
        .ifPresent(
            company -> {
              if (!company.name().isEmpty()) {
                weak.add("company:" + company.name());
              }
              company.manager().ifPresent(manager -> weak.add("company:" + manager));
            });
    return new BlockingKeys(strong, weak);
  }

  /** Both kinds. */
  public Set<String> all() {
    Set<String> all = new LinkedHashSet<>(strong);
    all.addAll(weak);
    return all;
  }

  @Override
  public String toString() {
    return "BlockingKeys[" + strong.size() + " strong, " + weak.size() + " weak]";
  }
}
