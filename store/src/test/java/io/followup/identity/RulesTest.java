package io.followup.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the labelled pairs do not reach: spellings of addresses, extensions, couples, boxes. */
class RulesTest {
  private static final LocalDate SPRING = LocalDate.of(2026, 3, 1);

  private final Rules rules = new Rules(new WrittenNumbers(), BlockList.usual());

  @Test
  void spellings_of_one_address_are_one_address() {
    assertOneAddress("12 St Charles Ave", "12 Saint Charles Avenue");
    assertOneAddress("41-08 Crescent St", "4108 Crescent Street");
    assertOneAddress("318 1/2 E Third St.", "318 1/2 East 3rd Street");
    assertOneAddress("500 S 200 W", "500 South 200 West");
    assertOneAddress("77 County Road 12", "77 CR 12");
    assertOneAddress("77 Co Rd 12", "77 County Rd 12");
    assertOneAddress("9 Twenty-First St", "9 21st Street");
    assertOneAddress("RR 2 Box 15", "Rural Route 2, Box 15");
    assertOneAddress("455 W 3rd St Apt 2", "455 West Third St #2");
    assertOneAddress("10 North St", "10 North Street");
    assertOneAddress("2100 Martin Luther King Jr Blvd", "2100 MLK Blvd");
  }

  @Test
  void addresses_that_only_look_alike_are_two() {
    assertTwoAddresses("88 Oak St", "88 Oak Ct");
    assertTwoAddresses("200 E Main St", "200 W Main St");
    assertTwoAddresses("318 Third St", "318 1/2 Third St");
    assertTwoAddresses("500 S 200 W", "500 N 200 W");
    assertTwoAddresses("PO Box 11", "PO Box 99");
  }

  @Test
  void a_shared_switchboard_joins_nobody() {
    Written one = company("Ashby Law", "614-555-0111 x12", "1 Elm St");
    Written other = company("Harlow Dental", "614-555-0111 x40", "900 Pine Ave");

    assertThat(rules.decide(one, other).rule()).isEqualTo("N10");
  }

  @Test
  void the_same_desk_of_one_company_is_one_account() {
    Written one = company("Ashby Law LLC", "614-555-0111 ext. 12", "1 Elm St");
    Written other = company("Ashby Law", "(614) 555-0111 x12", "900 Pine Ave");

    assertThat(rules.decide(one, other).rule()).isEqualTo("D6");
  }

  @Test
  void a_manager_and_what_it_manages_are_one_account() {
    Written one =
        company("Elm Court HOA c/o Brightwater Property Mgmt", "614-555-0111", "1 Elm St");
    Written other = company("Brightwater Property Management LLC", "614-555-0111", "900 Pine Ave");

    assertThat(rules.decide(one, other).relation()).isEqualTo(Relation.SAME_ACCOUNT);
  }

  @Test
  void names_that_sound_alike_but_are_a_mans_and_a_womans_are_not_merged() {
    Decision decision =
        rules.decide(
            person("Eric", "Boateng", "614-555-0111", ""),
            person("Erica", "Boateng", "614-555-0111", ""));

    assertThat(decision.action()).isEqualTo(Action.REVIEW);
  }

  @Test
  void one_of_a_couple_is_not_merged_with_the_couple() {
    Decision decision =
        rules.decide(
            person("", "John & Jane Boateng", "614-555-0111", "1 Elm St"),
            person("Jane", "Boateng", "614-555-0111", "1 Elm St"));

    assertThat(decision.relation()).isEqualTo(Relation.SAME_HOUSEHOLD);
    assertThat(decision.action()).isEqualTo(Action.LINK);
  }

  @Test
  void a_whole_name_in_one_field_reads_in_either_order() {
    Written written = person("", "Whitlock, Dana M., MD", "614-555-0111", "");

    assertThat(rules.decide(written, person("", "Dana Whitlock", "614-555-0111", "")).rule())
        .isEqualTo("D1");
  }

  @Test
  void a_role_mailbox_makes_nobody_one_person() {
    Decision decision =
        rules.decide(
            mail("Dana", "Whitlock", "info@example.com"),
            mail("Dana", "Whitlock", "info@example.com"));

    assertThat(decision.action()).isNotEqualTo(Action.MERGE);
  }

  @Test
  void dots_count_in_mailboxes_but_for_those_that_ignore_them() {
    assertThat(
            rules
                .decide(
                    mail("Dana", "Whitlock", "dana.whitlock+hvac@gmail.com"),
                    mail("Dana", "Whitlock", "danawhitlock@googlemail.com"))
                .rule())
        .isEqualTo("D2");
    assertThat(
            rules
                .decide(
                    mail("Dana", "Whitlock", "dana.whitlock@example.com"),
                    mail("Dana", "Whitlock", "danawhitlock@example.com"))
                .label())
        .isEqualTo(Label.NEEDS_REVIEW);
  }

  @Test
  void garbage_in_every_field_is_nobody() {
    Written garbage =
        new Written(
            "\u0000??",
            ",,,",
            "c/o",
            List.of("call me", "+", "x12"),
            List.of("@", "a@b@c", "nobody"),
            new Written.Place("#", "-", "", "??", "abc"),
            Optional.empty());

    assertThat(rules.decide(garbage, garbage).label()).isEqualTo(Label.NOT_SAME);
    assertThat(rules.keysOf(garbage).all()).isEmpty();
  }

  @Test
  void nothing_personal_is_in_what_is_printed() {
    Written written = person("Dana", "Whitlock", "614-555-0111", "1 Elm St");

    assertThat(written + " " + rules.keysOf(written) + rules.decide(written, written))
        .doesNotContain("Whitlock", "0111", "Elm");
  }

  private void assertOneAddress(String one, String other) {
    assertThat(
            rules
                .decide(
                    person("Karen", "Halvorsen", "", one), person("Tom", "Halvorsen", "", other))
                .rule())
        .as(one + " | " + other)
        .isEqualTo("D5");
  }

  private void assertTwoAddresses(String one, String other) {
    assertThat(
            rules
                .decide(
                    person("Karen", "Halvorsen", "", one), person("Tom", "Halvorsen", "", other))
                .label())
        .as(one + " | " + other)
        .isEqualTo(Label.NOT_SAME);
  }

  private static Written person(String first, String last, String phone, String street) {
    return written(first, last, "", phone, "", street);
  }

  private static Written company(String name, String phone, String street) {
    return written("", "", name, phone, "", street);
  }

  private static Written mail(String first, String last, String email) {
    return written(first, last, "", "", email, "");
  }

  private static Written written(
      String first, String last, String company, String phone, String email, String street) {
    return new Written(
        first,
        last,
        company,
        phone.isEmpty() ? List.of() : List.of(phone),
        email.isEmpty() ? List.of() : List.of(email),
        new Written.Place(street, "", "Columbus", "OH", street.isEmpty() ? "" : "43202"),
        Optional.of(SPRING));
  }
}
