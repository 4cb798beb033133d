package io.followup.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Set;

/** What a text that people wrote into a phone field means. Numbers without country are US ones. */
public sealed interface PhoneNumber {
  /** Regions whose rules the guards know: the USA with its territories, and Canada. */
  Set<String> SERVED_REGIONS = Set.of("US", "CA", "PR", "VI", "GU", "AS", "MP");

  /** A number of a person in the USA or Canada, in E.164 form. */
  record Usable(String e164) implements PhoneNumber {
    @Override
    public String toString() {
      return "Usable";
    }
  }

  /**
   * @param why one sentence without the number
   */
  record Unusable(String why) implements PhoneNumber {}

  /** Reads what stands in a phone field. */
  static PhoneNumber read(String text) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    Phonenumber.PhoneNumber number;
    try {
      number = numbers.parse(text, "US");
    } catch (NumberParseException notANumber) {
      return new Unusable("The customer's number is not a phone number.");
    }
    if (!numbers.isValidNumber(number)) {
      return new Unusable("The customer's number is not a valid phone number.");
    }
    if (!SERVED_REGIONS.contains(numbers.getRegionCodeForNumber(number))) {
      return new Unusable("The customer's number is not one of the USA or Canada.");
    }
    return switch (numbers.getNumberType(number)) {
      case TOLL_FREE, PREMIUM_RATE, SHARED_COST, UAN, PAGER, VOICEMAIL ->
          new Unusable("The customer's number is a service number, not a person's.");
      default -> new Usable(numbers.format(number, PhoneNumberFormat.E164));
    };
  }
}
