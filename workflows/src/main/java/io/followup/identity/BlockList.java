package io.followup.identity;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Numbers, mailboxes and names that tell nothing of who somebody is: tracking numbers, front desks,
 * what offices type when they know nothing.
 *
 * @param phones E.164, besides the patterns that always count
 * @param emails in the form of {@link Mailbox}
 * @param names in lower case
 */
public record BlockList(Set<String> phones, Set<String> emails, Set<String> names) {
  private static final Pattern PLACEHOLDER_NUMBER =
      Pattern.compile("(\\d)\\1{9}|1234567890|0123456789|\\d{3}5551212|.{0,9}");
  private static final Pattern ROLE =
      Pattern.compile(
          "info|office|admin|billing|accounting|accounts|contact|hello|sales|service|support"
              + "|frontdesk|reception|ap|ar|maintenance|dispatch|bookings?|scheduling|reservations"
              + "|customerservice|mail|email|team|leasing|manager|payables|invoices?");
  private static final Pattern PLACEHOLDER_MAILBOX =
      Pattern.compile(
          "no-?reply|do-?not-?reply|none|noemail|no-?mail|no|na|n/a|test|unknown|customer|declined"
              + "|refused|noone|nobody|email|x+|a+sdf.*|notprovided|not-?given");
  private static final Set<String> PLACEHOLDER_NAMES =
      Set.of(
          "current resident",
          "resident",
          "occupant",
          "current occupant",
          "homeowner",
          "home owner",
          "tenant",
          "unknown",
          "unknown caller",
          "test",
          "customer",
          "new customer",
          "wireless caller",
          "cell phone",
          "unavailable",
          "anonymous",
          "private",
          "private caller",
          "private number",
          "toll free call",
          "no name",
          "none",
          "n a",
          "na");

  public BlockList {
    phones = Set.copyOf(phones);
    emails = Set.copyOf(emails);
    names = Set.copyOf(names);
  }

  /** Only the patterns that always count. */
  public static BlockList usual() {
    return new BlockList(Set.of(), Set.of(), Set.of());
  }

  /** Whether a number tells nothing, whoever left it. */
  boolean blocksPhone(String e164) {
    String national = e164.startsWith("+1") ? e164.substring(2) : "";
    return phones.contains(e164)
        || e164.startsWith("+1") && PLACEHOLDER_NUMBER.matcher(national).matches();
  }

  boolean blocksEmail(String address) {
    return emails.contains(address)
        || PLACEHOLDER_MAILBOX.matcher(Mailbox.local(address)).matches();
  }

  boolean isRole(String local) {
    return ROLE.matcher(local).matches();
  }

  boolean blocksName(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return names.contains(plain) || PLACEHOLDER_NAMES.contains(plain);
  }

  @Override
  public String toString() {
    return "BlockList[" + phones.size() + " phones, " + emails.size() + " emails]";
  }
}
