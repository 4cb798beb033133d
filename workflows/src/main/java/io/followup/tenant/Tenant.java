package io.followup.tenant;

import io.followup.calendar.DayHours;
import io.followup.sequence.Sequence.Trigger;
import io.followup.touch.Channel;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One contractor as configured under {@code followup.tenants.<id>}. The worker and the api read the
 * same file; a wrong value stops the start with a sentence that names the field.
 *
 * @param company how messages name the contractor
 * @param zone zone of the office, an IANA name
 * @param officePhone E.164; where "press 1" connects to
 * @param sandbox present only for tenants whose business time runs faster than the wall clock
 * @param quietHours when messages may go out, in the customer's zone; default Monday to Saturday
 *     09:00 to 20:00, Sunday 12:00 to 20:00
 * @param limits how much is sent, and how late
 * @param links where {@code {{link}}} in a message leads; default nowhere
 * @param calls when calls are made again
 * @param contacting whom it contacts and with what
 * @param answers what happens when customers answer
 * @param lifecycles what is decided about bookings, sessions, jobs, debts and missed calls
 * @param feeds what is read from ServiceTitan again and again; default nothing
 */
public record Tenant(
    String company,
    ZoneId zone,
    String officePhone,
    Sandbox sandbox,
    QuietHours quietHours,
    Mail mail,
    Webhooks webhooks,
    ServiceTitan servicetitan,
    Twilio twilio,
    Limits limits,
    Links links,
    Calls calls,
    Contacting contacting,
    Answers answers,
    Lifecycles lifecycles,
    Feeds feeds) {

  private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

  public Tenant {
    require(company, "company", "give the name that customers know");
    require(zone, "zone", "give an IANA zone such as America/Chicago");
    requirePhone(officePhone, "office-phone");
    quietHours = quietHours == null ? QuietHours.usual() : quietHours;
    require(webhooks, "webhooks", "give token and signing-keys");
    require(servicetitan, "servicetitan", "give tenant-id, client-id, client-secret and app-key");
    require(twilio, "twilio", "give account-sid, auth-token and a sender");
    limits = limits == null ? Limits.usual() : limits;
    links = links == null ? new Links(null, null, null, null, null) : links;
    calls = calls == null ? new Calls(null, null) : calls;
    contacting = contacting == null ? Contacting.usual() : contacting;
    contacting = sandbox == null ? contacting.inProduction() : contacting.inTest();
    if (quietHours.legalHours() == QuietHours.LegalHours.IGNORED
        && !"127.0.0.1".equals(twilio.apiUrl().getHost())) {
      throw new IllegalArgumentException(
          "quiet-hours.legal-hours may be ignored only in front of a simulator"
              + " (twilio.api-url at 127.0.0.1): leave it out");
    }
    answers = answers == null ? Answers.usual() : answers;
    lifecycles = lifecycles == null ? Lifecycles.usual() : lifecycles;
    feeds = feeds == null ? Feeds.none() : feeds;
    if (!webhooks.takesDeliveries() && feeds.wanted().isEmpty()) {
      throw new IllegalArgumentException(
          "webhooks.signing-keys is missing: give the HMAC key from the developer portal, or let"
              + " ServiceTitan's feeds be read instead (feeds.read)");
    }
  }

  /** Business seconds per wall second: 1 in production. */
  public int speed() {
    return sandbox == null ? 1 : sandbox.speed();
  }

  /** Whether a number or address is the company's own or a vendor's: nobody is contacted there. */
  public boolean owns(String numberOrAddress) {
    return contacting.own().contains(numberOrAddress)
        || lifecycles.missedCalls().vendors().contains(numberOrAddress)
        || numberOrAddress.equals(officePhone)
        || numberOrAddress.equals(twilio.voiceFrom())
        || numberOrAddress.equals(twilio.from())
        || mail != null && numberOrAddress.equalsIgnoreCase(mail.from());
  }

  /**
   * When texts and calls of a trigger's sequences may go out on a weekday that is no holiday; the
   * law may allow less.
   */
  public Optional<DayHours> hours(Trigger trigger, DayOfWeek day) {
    Optional<DayHours> open = quietHours.on(day);
    return trigger == Trigger.INVOICE
        ? open.flatMap(hours -> lifecycles.debts().on(day).flatMap(hours::and))
        : open;
  }

  /** Hosts that messages may link to, with their subdomains; that of the public URL is one more. */
  public Set<String> linkHosts() {
    Set<String> hosts = new HashSet<>(contacting.links());
    mailSettings()
        .map(settings -> settings.from().substring(settings.from().indexOf('@') + 1))
        .ifPresent(hosts::add);
    return hosts;
  }

  /** The GUID under which this engine keeps data of its own in ServiceTitan. */
  public Optional<String> application() {
    return servicetitan.application().or(() -> lifecycles.missedCalls().application());
  }

  /** Wall time for which nothing is sent to somebody who answered. */
  public Duration personSpeaksFor() {
    return answers.personSpeaksFor().dividedBy(speed());
  }

  public Optional<Mail> mailSettings() {
    return Optional.ofNullable(mail);
  }

  /**
   * @param speed business seconds per wall second, 1 to 100000
   */
  public record Sandbox(int speed) {
    public Sandbox {
      if (speed < 1 || speed > 100_000) {
        throw new IllegalArgumentException(
            "sandbox.speed " + speed + " is not allowed: use 1 to 100000");
      }
    }
  }

  /** Who messages of a channel go out from: the messaging service, number or mailbox. */
  public String sender(Channel channel) {
    return switch (channel) {
      case SMS -> twilio.messagingServiceSid != null ? twilio.messagingServiceSid : twilio.from;
      case VOICE -> twilio.voiceFrom;
      case EMAIL -> mailSettings().map(Mail::from).orElse("none");
    };
  }

  /**
   * @param from sender address of e-mails
   * @param postalAddress the line that the law asks for under marketing e-mails
   * @param office where the office reads what customers answered; default {@code from}
   */
  public record Mail(String from, String postalAddress, String office) {
    public Mail {
      require(from, "mail.from", "give the sender address");
      require(postalAddress, "mail.postal-address", "give the street address of the office");
      office = office == null || office.isBlank() ? from : office;
    }
  }

  /**
   * Credentials of one ServiceTitan tenant; see docs/reference/servicetitan.md, access. Client id
   * and secret belong to one environment.
   *
   * @param environment where {@code apiUrl} and {@code authUrl} lie unless they are given; default
   *     {@code production}
   * @param externalDataApplication the GUID under which this engine may keep data of its own with
   *     customers, locations and jobs, so that what it made is found again; may be absent
   * @param optOuts whether ServiceTitan is told who wants no texts any more; default {@code
   *     written-back}
   */
  public record ServiceTitan(
      long tenantId,
      String clientId,
      String clientSecret,
      String appKey,
      URI apiUrl,
      URI authUrl,
      Environment environment,
      String externalDataApplication,
      OptOuts optOuts) {

    /** ServiceTitan's environments. */
    public enum Environment {
      PRODUCTION("https://api.servicetitan.io", "https://auth.servicetitan.io"),
      INTEGRATION(
          "https://api-integration.servicetitan.io", "https://auth-integration.servicetitan.io");

      private final URI api;
      private final URI auth;

      Environment(String api, String auth) {
        this.api = URI.create(api);
        this.auth = URI.create(auth);
      }
    }

    /** Where it is known who wants no texts. */
    public enum OptOuts {
      /** ServiceTitan is told, too. Its API has no way back: that is done by the office there. */
      WRITTEN_BACK,
      KEPT_HERE
    }

    public ServiceTitan {
      if (tenantId <= 0) {
        throw new IllegalArgumentException(
            "servicetitan.tenant-id is missing: give the number from ServiceTitan's settings");
      }
      require(clientId, "servicetitan.client-id", "give it from the developer portal");
      require(clientSecret, "servicetitan.client-secret", "give it from the developer portal");
      require(appKey, "servicetitan.app-key", "give it from the developer portal");
      environment = environment == null ? Environment.PRODUCTION : environment;
      apiUrl = apiUrl == null ? environment.api : apiUrl;
      authUrl = authUrl == null ? environment.auth : authUrl;
      optOuts = optOuts == null ? OptOuts.WRITTEN_BACK : optOuts;
      if (externalDataApplication != null
          && !GUID.matcher(externalDataApplication.toLowerCase(Locale.ROOT)).matches()) {
        throw new IllegalArgumentException(
            "servicetitan.external-data-application is not a GUID: copy it from the app's page in"
                + " the developer portal, or leave it out");
      }
    }

    /** The GUID for data of our own. */
    public Optional<String> application() {
      return Optional.ofNullable(externalDataApplication);
    }

    @Override
    public String toString() {
      return "ServiceTitan[tenant " + tenantId + ", secrets hidden]";
    }
  }

  /**
   * One Twilio account; a messaging service or a number sends the texts.
   *
   * @param secondaryAuthToken while tokens are rotated: callbacks signed with it are let in as well
   */
  public record Twilio(
      String accountSid,
      String authToken,
      String messagingServiceSid,
      String from,
      String voiceFrom,
      URI apiUrl,
      String secondaryAuthToken) {
    public Twilio {
      require(accountSid, "twilio.account-sid", "give the SID that starts with AC");
      require(authToken, "twilio.auth-token", "give the account's auth token");
      if (messagingServiceSid == null && from == null) {
        throw new IllegalArgumentException(
            "twilio.messaging-service-sid is missing: give it, or a number as twilio.from");
      }
      if (from != null) {
        requirePhone(from, "twilio.from");
      }
      requirePhone(voiceFrom, "twilio.voice-from");
      apiUrl = apiUrl == null ? URI.create("https://api.twilio.com") : apiUrl;
    }

    @Override
    public String toString() {
      return "Twilio[" + accountSid + ", secrets hidden]";
    }
  }

  static void require(Object value, String field, String fix) {
    if (value == null || value instanceof String text && text.isBlank()) {
      throw new IllegalArgumentException(field + " is missing: " + fix);
    }
  }

  private static void requirePhone(String value, String field) {
    require(value, field, "give a number in E.164 form such as +15125550100");
    if (!E164.matcher(value).matches()) {
      throw new IllegalArgumentException(
          field + " is not a phone number: use E.164 form such as +15125550100");
    }
  }
}
