package io.followup.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;

/**
 * Reads phone fields for comparison. A possible number is enough: new ranges and those of tests are
 * numbers of somebody, too. Whether something may be sent there is another question.
 */
public final class WrittenNumbers implements PhoneReading {

  @Override
  public Optional<Phone> read(String written) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      Phonenumber.PhoneNumber number = numbers.parse(written, "US");
      if (!numbers.isPossibleNumber(number)) {
        return Optional.empty();
      }
      Optional<String> extension =
          number.hasExtension()
              ? Optional.of(number.getExtension()).filter(digits -> !digits.isBlank())
              : Optional.empty();
      number.clearExtension();
      return Optional.of(new Phone(numbers.format(number, PhoneNumberFormat.E164), extension));
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }
}
