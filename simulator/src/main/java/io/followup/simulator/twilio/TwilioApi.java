package io.followup.simulator.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.SimulatorSettings;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Faults;
import io.followup.simulator.http.Outbound;
import io.followup.simulator.http.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Twilio's API for messages and calls. Switched faults strike the creation of messages and calls
 * only.
 */
public final class TwilioApi implements AutoCloseable {
  private final SimulatorSettings.Twilio account;
  private final Faults faults;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Messages messages;
  private final Calls calls;
  private final String credentials;

  public TwilioApi(
      SimulatorSettings.Twilio account,
      Phones phones,
      Faults faults,
      Outbound outbound,
      Duration pace) {
    this.account = account;
    this.faults = faults;
    SignedPosts posts = new SignedPosts(outbound, account.authToken());
    this.messages = new Messages(account, phones, posts, pace, threads);
    this.calls = new Calls(account, phones, posts, pace, threads);
    this.credentials =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (account.accountSid() + ":" + account.authToken())
                        .getBytes(StandardCharsets.UTF_8));
  }

  /**
   * {@code /2010-04-01/Accounts/{sid}/Messages.json}, {@code …/Messages/{sid}.json}; the same for
   * calls.
   */
  public Answer answer(Request request) throws Exception {
    if (!request.header("Authorization").orElse("").equals(credentials)
        || !request.segment(2).equals(account.accountSid())) {
      return TwilioError.answer(401, 20003);
    }
    String sid = request.segment(4).replaceAll("\\.json$", "");
    String resource = request.segment(3).replaceAll("\\.json$", "");
    return switch (request.method() + " " + resource + (sid.isEmpty() ? "" : "/sid")) {
      case "POST Messages" -> create(() -> messages.create(request));
      case "GET Messages" -> messages.list(request.query(), request.path());
      case "GET Messages/sid" -> messages.read(sid);
      case "POST Calls" -> create(() -> calls.create(request));
      case "GET Calls" -> calls.list(request.query(), request.path());
      case "GET Calls/sid" -> calls.read(sid);
      case "POST Calls/sid" -> calls.update(sid, request);
      default -> TwilioError.answer(404, 20404);
    };
  }

  private Answer create(Callable<Answer> work) throws Exception {
    return faults.around(TwilioError::ofStatus, work);
  }

  public Outbound.Reply inbound(URI target, String from, String to, String body)
      throws IOException, InterruptedException {
    return messages.inbound(target, from, to, body);
  }

  /**
   * A customer called the company's number, and this is how the call ended.
   *
   * @param status {@code no-answer}, {@code busy}, {@code completed} and the like
   */
  public Outbound.Reply inboundCall(URI target, String from, String to, String status)
      throws IOException, InterruptedException {
    return calls.inbound(target, from, to, status);
  }

  /** Texts to and from a number, or all; at most so many of the newest, oldest first. */
  public List<ObjectNode> messages(Optional<String> phone, int newest) {
    return messages.archive().of(phone, newest).stream().map(Message::observed).toList();
  }

  /** Calls to a number, or all; at most so many of the newest, oldest first. */
  public List<ObjectNode> calls(Optional<String> phone, int newest) {
    return calls.archive().of(phone, newest).stream().map(Call::observed).toList();
  }

  public void clear() {
    messages.archive().clear();
    calls.archive().clear();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
