package io.followup.simulator.twilio;

import io.followup.simulator.SimulatorSettings;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Form;
import io.followup.simulator.http.Outbound;
import io.followup.simulator.http.Request;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;

/** The calls resource. */
final class Calls {
  private static final Set<String> NOT_YET_ANSWERED = Set.of("queued", "initiated", "ringing");

  private final SimulatorSettings.Twilio account;
  private final Phones phones;
  private final SignedPosts posts;
  private final Duration pace;
  private final ExecutorService threads;
  private final Archive<Call> archive = new Archive<>();

  Calls(
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

  Archive<Call> archive() {
    return archive;
  }

  Answer create(Request request) {
    Form form = request.form();
    String to = Requested.destination(form);
    String from = form.text("From").orElseThrow(() -> TwilioError.refused(21213));
    Call.Instructions instructions =
        new Call.Instructions(Requested.url(form, "Url", 21205), form.text("Twiml"));
    if (instructions.url().isEmpty() && instructions.twiml().isEmpty()) {
      throw TwilioError.refused(21205);
    }
    boolean async = form.text("AsyncAmd").orElse("false").equalsIgnoreCase("true");
    Call call =
        new Call(
            new Call.Placed(
                Sids.next("CA"),
                account.accountSid(),
                to,
                from,
                instructions,
                Requested.url(form, "StatusCallback", 21609),
                events(form),
                new Call.Detection(
                    form.text("MachineDetection"),
                    async
                        ? Requested.url(form, "AsyncAmdStatusCallback", 21262)
                        : Optional.empty()),
                Instant.now()));
    archive.add(call.placed().sid(), to, from, call);
    Answer answer = Answer.json(201, call.json());
    threads.execute(new CallPlayer(call, phones.behavior(to), posts, pace)::play);
    return answer;
  }

  /** Events may come as repeated parameters or in one, parted by spaces. */
  private static Set<String> events(Form form) {
    Set<String> events =
        form.all("StatusCallbackEvent").stream()
            .flatMap(text -> Arrays.stream(text.trim().split("[\\s,]+")))
            .filter(event -> !event.isEmpty())
            .collect(Collectors.toSet());
    return events.isEmpty() ? Set.of("completed") : events;
  }

  Answer list(Form query, String path) {
    Optional<String> from = query.text("From");
    Optional<String> status = query.text("Status");
    return ListPage.of(query)
        .from(
            archive,
            call ->
                (from.isEmpty() || call.placed().from().equals(from.get()))
                    && (status.isEmpty() || call.status().equals(status.get())),
            path,
            "calls",
            Call::json);
  }

  Answer read(String sid) {
    return Answer.json(200, find(sid).json());
  }

  /** {@code Status=canceled} before the answer, {@code Status=completed} at any time. */
  Answer update(String sid, Request request) throws InterruptedException {
    Call call = find(sid);
    String wanted = request.form().text("Status").orElse("");
    boolean early = NOT_YET_ANSWERED.contains(call.status());
    if (!(wanted.equals("completed") || (wanted.equals("canceled") && early))
        || !call.advance(early ? "canceled" : "completed")) {
      throw TwilioError.refused(21220);
    }
    threads.execute(() -> reportEnd(call));
    return Answer.json(200, call.json());
  }

  private void reportEnd(Call call) {
    try {
      CallPlayer.report(call, "completed", posts);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private Call find(String sid) {
    return archive.find(sid).orElseThrow(TwilioError::notFound);
  }

  /** Twilio tells the end of a call that a customer made to the company. */
  Outbound.Reply inbound(URI target, String from, String to, String status)
      throws IOException, InterruptedException {
    Form form =
        new Form()
            .with("CallSid", Sids.next("CA"))
            .with("AccountSid", account.accountSid())
            .with("From", from)
            .with("To", to)
            .with("Direction", "inbound")
            .with("CallStatus", status)
            .with("ApiVersion", "2010-04-01");
    return posts.post(target.toString(), form);
  }
}
