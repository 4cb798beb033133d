package io.followup.api.twilio;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The URLs that Twilio calls. Bodies are read raw by the gate: a parameter that a framework trims
 * or drops breaks the signature.
 */
@RestController
@RequestMapping("/webhooks/twilio/{token}")
class TwilioWebhooks {
  private static final MediaType TWIML = MediaType.parseMediaType("text/xml;charset=UTF-8");

  private final TwilioGate gate;
  private final InboundTexts texts;
  private final StatusCallbacks statuses;
  private final Calls calls;
  private final InboundCalls inboundCalls;

  TwilioWebhooks(
      TwilioGate gate,
      InboundTexts texts,
      StatusCallbacks statuses,
      Calls calls,
      InboundCalls inboundCalls) {
    this.inboundCalls = inboundCalls;
    this.gate = gate;
    this.texts = texts;
    this.statuses = statuses;
    this.calls = calls;
  }

  @PostMapping("/sms")
  ResponseEntity<String> text(@PathVariable String token, HttpServletRequest request) {
    return twiml(texts.receive(gate.admit(token, request)));
  }

  @PostMapping("/sms-status")
  ResponseEntity<Void> textStatus(@PathVariable String token, HttpServletRequest request) {
    statuses.ofText(gate.admit(token, request));
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/voice-status")
  ResponseEntity<Void> callStatus(@PathVariable String token, HttpServletRequest request) {
    statuses.ofCall(gate.admit(token, request));
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/voice")
  ResponseEntity<String> call(@PathVariable String token, HttpServletRequest request) {
    return twiml(calls.answered(gate.admit(token, request), token));
  }

  @PostMapping("/voice-key")
  ResponseEntity<String> key(@PathVariable String token, HttpServletRequest request) {
    return twiml(calls.keyPressed(gate.admit(token, request), token));
  }

  @PostMapping("/inbound-call")
  ResponseEntity<String> inboundCall(@PathVariable String token, HttpServletRequest request) {
    return twiml(inboundCalls.ended(gate.admit(token, request)));
  }

  private static ResponseEntity<String> twiml(String document) {
    return ResponseEntity.ok().contentType(TWIML).body(document);
  }
}
