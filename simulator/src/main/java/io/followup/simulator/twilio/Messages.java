package io.followup.simulator.twilio;

import io.followup.simulator.SimulatorSettings;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Form;
import io.followup.simulator.http.Outbound;
import io.followup.simulator.http.Request;
import io.followup.simulator.twilio.Phones.SmsOutcome;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The messages resource, the way of a text to the phone, and texts that customers send. */
final class Messages {
  private static final Logger LOG = LoggerFactory.getLogger(Messages.class);
  private static final int LONGEST = 1600;

  private final SimulatorSettings.Twilio account;
  private final Phones phones;
  private final SignedPosts posts;
  private final Duration pace;
  private final ExecutorService threads;
  private final Archive<Message> archive = new Archive<>();

  Messages(
      SimulatorSettings.Twilio account,
      Phones phones,
      SignedPosts posts,
      Duration pace,
      ExecutorService threads) {
    this.account = account;
    this.phones = phones;
    this.posts = posts;
    this.pace = pace;
    this.threads = threads;
  }

  Archive<Message> archive() {
    return archive;
  }

  Answer create(Request request) {
    Form form = request.form();
    String to = Requested.destination(form);
    Optional<String> service = form.text("MessagingServiceSid");
    Optional<String> from = form.text("From");
    if (service.isEmpty() && from.isEmpty()) {
      throw TwilioError.refused(21603);
    }
    String body = form.text("Body").orElseThrow(() -> TwilioError.refused(21602));
    if (body.length() > LONGEST) {
      throw TwilioError.refused(21617);
    }
    Optional<String> callback = Requested.url(form, "StatusCallback", 21609);
    SmsOutcome outcome = phones.outcome(service.or(() -> from).orElseThrow(), to);
    if (phones.hasStopped(to)) {
      throw TwilioError.refused(21610);
    }
    if (outcome instanceof SmsOutcome.Refused refused) {
      throw TwilioError.refused(refused.code());
    }
    Message message =
        new Message(
            new Message.Sent(
                Sids.next("SM"),
                account.accountSid(),
                "outbound-api",
                to,
                from.orElse(account.sender()),
                service,
                body,
                callback,
                Instant.now()),
            service.isPresent() ? "accepted" : "queued");
    keep(message);
    Answer answer = Answer.json(201, message.json());
    threads.execute(() -> deliver(message, outcome));
    return answer;
  }

  private void keep(Message message) {
    Message.Sent sent = message.sent();
    archive.add(sent.sid(), sent.to(), sent.from(), message);
  }

  private void deliver(Message message, SmsOutcome outcome) {
    try {
      Thread.sleep(pace);
      switch (outcome) {
        case SmsOutcome.Lost lost -> {
          if (lost.status().equals("undelivered")) {
            report(message, "sent", Optional.empty());
            Thread.sleep(pace);
          }
          report(message, lost.status(), Optional.of(lost.code()));
        }
        case SmsOutcome.Silent silent -> message.advance("delivered", Optional.empty());
        case SmsOutcome.Refused refused -> {
          // never accepted, so there is nothing to deliver
        }
        case SmsOutcome.Delivered delivered -> {
          report(message, "sent", Optional.empty());
          Thread.sleep(pace);
          report(message, "delivered", Optional.empty());
        }
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void report(Message message, String status, Optional<Integer> code)
      throws InterruptedException {
    message.advance(status, code);
    if (message.sent().callback().isEmpty()) {
      return;
    }
    try {
      posts.post(message.sent().callback().get(), message.callbackForm());
    } catch (IOException e) {
      LOG.warn("Status callback of {} was not taken: {}", message.sent().sid(), e.toString());
    }
  }

  Answer list(Form query, String path) {
    Optional<String> from = query.text("From");
    return ListPage.of(query)
        .from(
            archive,
            message -> from.isEmpty() || message.sent().from().equals(from.get()),
            path,
            "messages",
            Message::json);
  }

  Answer read(String sid) {
    return Answer.json(200, archive.find(sid).orElseThrow(TwilioError::notFound).json());
  }

  /** A customer sends a text: Twilio heeds its keywords and posts it to the engine. */
  Outbound.Reply inbound(URI target, String from, String to, String body)
      throws IOException, InterruptedException {
    phones.heardFrom(from, body);
    Message message =
        new Message(
            new Message.Sent(
                Sids.next("SM"),
                account.accountSid(),
                "inbound",
                to,
                from,
                Optional.empty(),
                body,
                Optional.empty(),
                Instant.now()),
            "received");
    keep(message);
    String sid = message.sent().sid();
    Form form = new Form();
    List.of("MessageSid", "SmsSid", "SmsMessageSid").forEach(name -> form.with(name, sid));
    form.with("AccountSid", account.accountSid())
        .with("From", from)
        .with("To", to)
        .with("Body", body)
        .with("NumMedia", "0")
        .with("NumSegments", String.valueOf(Segments.of(body)))
        .with("SmsStatus", "received")
        .with("ApiVersion", "2010-04-01");
    Places.add(form, List.of("From", "To"));
    Outbound.Reply reply = posts.post(target.toString(), form);
    if (reply.status() == 200 && !phones.hasStopped(from)) {
      Twiml.messages(reply.body()).forEach(answer -> textBack(from, to, answer));
    }
    return reply;
  }

  /** The engine's answer to a text, delivered at once. */
  private void textBack(String to, String from, String body) {
    Message message =
        new Message(
            new Message.Sent(
                Sids.next("SM"),
                account.accountSid(),
                "outbound-reply",
                to,
                from,
                Optional.empty(),
                body,
                Optional.empty(),
                Instant.now()),
            "sent");
    message.advance("delivered", Optional.empty());
    keep(message);
  }
}
