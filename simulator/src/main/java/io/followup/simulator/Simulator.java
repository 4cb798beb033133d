package io.followup.simulator;

import io.followup.simulator.control.ControlApi;
import io.followup.simulator.control.Page;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Faults;
import io.followup.simulator.http.HttpFront;
import io.followup.simulator.http.Json;
import io.followup.simulator.http.Outbound;
import io.followup.simulator.http.Request;
import io.followup.simulator.mail.Mailroom;
import io.followup.simulator.servicetitan.Contractors;
import io.followup.simulator.servicetitan.Departments;
import io.followup.simulator.servicetitan.EstimateActs;
import io.followup.simulator.servicetitan.EstimatePage;
import io.followup.simulator.servicetitan.Office;
import io.followup.simulator.servicetitan.OptOuts;
import io.followup.simulator.servicetitan.ServiceTitanApi;
import io.followup.simulator.servicetitan.Troubles;
import io.followup.simulator.servicetitan.Webhooks;
import io.followup.simulator.twilio.Phones;
import io.followup.simulator.twilio.TwilioApi;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;

/**
 * Stand-in for ServiceTitan, Twilio and a mail server: it speaks their protocols over sockets, so
 * that production code runs against it unchanged. What happens is arranged and observed by the
 * calls under {@code /sim}.
 */
public final class Simulator implements AutoCloseable {
  private final SimulatorSettings settings;
  private final Outbound webhookPosts = new Outbound();
  private final Outbound twilioPosts = new Outbound();
  private final Mailroom mails;
  private final Webhooks webhooks;
  private final TwilioApi twilio;
  private final ServiceTitanApi serviceTitan;
  private final ControlApi control;
  private final Page page = new Page();
  private final EstimatePage estimatePage;
  private final HttpFront front;

  private Simulator(SimulatorSettings settings) throws IOException {
    this.settings = settings;
    Office office = new Office();
    estimatePage = new EstimatePage(office);
    OptOuts optOuts = new OptOuts();
    Contractors contractors = new Contractors();
    Phones phones = new Phones();
    Faults twilioFaults = new Faults();
    Troubles troubles = Troubles.none();
    requireFree("FOLLOWUP_SIMULATOR_PORT", settings.port());
    requireFree("FOLLOWUP_SMTP_PORT", settings.smtpPort());
    requireFree("FOLLOWUP_IMAP_PORT", settings.imapPort());
    mails = Mailroom.open(settings.host(), settings.smtpPort(), settings.imapPort());
    webhooks =
        new Webhooks(
            settings.serviceTitan(),
            settings.webhookUrl(),
            settings.webhookRetries(),
            webhookPosts,
            contractors);
    EstimateActs acts = new EstimateActs(office, webhooks);
    Departments departments = Departments.of(office, webhooks);
    twilio = new TwilioApi(settings.twilio(), phones, twilioFaults, twilioPosts, settings.pace());
    serviceTitan =
        new ServiceTitanApi(
            settings.serviceTitan(), office, departments, acts, optOuts, troubles, contractors);
    control =
        new ControlApi(
            new ControlApi.Parts(
                office,
                departments,
                serviceTitan,
                serviceTitan.board(),
                acts,
                contractors,
                optOuts,
                webhooks,
                twilio,
                phones,
                twilioFaults,
                troubles,
                mails),
            settings.inboundSmsUrl());
    front = HttpFront.start(new InetSocketAddress(settings.host(), settings.port()), this::answer);
  }

  /**
   * @throws IOException with one sentence when a port is taken
   */
  public static Simulator start(SimulatorSettings settings) throws IOException {
    return new Simulator(settings);
  }

  /** Where ServiceTitan, Twilio and the control calls are. */
  public URI uri() {
    return URI.create("http://" + settings.host() + ":" + front.port());
  }

  public int smtpPort() {
    return mails.port();
  }

  /** Where every mailbox can be read, whatever the password. */
  public int imapPort() {
    return mails.imapPort();
  }

  public SimulatorSettings settings() {
    return settings;
  }

  /**
   * Sets where events go, when that is known only after the start.
   *
   * @param webhookBase ServiceTitan's webhooks; the event is appended as a path segment
   * @param inboundSms texts from customers
   */
  public void deliverTo(URI webhookBase, URI inboundSms) {
    webhooks.deliverTo(webhookBase);
    control.deliverInboundTo(inboundSms);
  }

  private Answer answer(Request request) throws Exception {
    return switch (request.segment(0)) {
      case "" -> page.answer();
      case "estimates" -> estimatePage.answer(request);
      case "book" -> EstimatePage.ofCompany("Book a visit");
      case "pay" -> EstimatePage.ofCompany("Pay an invoice");
      case "review" -> EstimatePage.ofCompany("How did we do?");
      case "sim" -> control.answer(request);
      case "2010-04-01" -> twilio.answer(request);
      case "connect" -> serviceTitan.token(request);
      case "accounting",
          "crm",
          "dispatch",
          "jpm",
          "marketingads",
          "memberships",
          "sales",
          "schedulingpro",
          "settings",
          "taskmanagement",
          "telecom" ->
          serviceTitan.answer(request);
      default ->
          Answer.json(404, Json.object().put("error", "Nothing is played at " + request.path()));
    };
  }

  private void requireFree(String variable, int port) throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(settings.host(), port));
    } catch (BindException taken) {
      throw new IOException(
          "Port "
              + port
              + " is taken by another program; stop it or set "
              + variable
              + " to a free port.",
          taken);
    }
  }

  @Override
  public void close() {
    front.close();
    webhooks.close();
    twilio.close();
    webhookPosts.close();
    twilioPosts.close();
    mails.close();
  }
}
