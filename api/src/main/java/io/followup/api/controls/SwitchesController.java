package io.followup.api.controls;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.access.Audit;
import io.followup.access.Role;
import io.followup.api.access.Caller;
import io.followup.api.access.Wanted;
import io.followup.api.problem.Problem;
import io.followup.control.Switches;
import io.followup.guard.Sending.Off.Effect;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Kill switches: shows those that are off, switches off and on. */
@RestController
@RequestMapping("/api/switches")
class SwitchesController {
  private final Switches switches;
  private final Audit audit;
  private final Wanted wanted;
  private final TransactionTemplate transaction;

  SwitchesController(
      Switches switches, Audit audit, Tenants tenants, TransactionTemplate transaction) {
    this.switches = switches;
    this.audit = audit;
    this.wanted = new Wanted(tenants);
    this.transaction = transaction;
  }

  /**
   * @param tenant absent: every tenant
   * @param scope all, channel, sequence or template
   * @param name of the channel (sms, voice, email), sequence or template; absent for all
   * @param state on or off
   * @param effect of being off: defer (default; sends ask again until it is on) or hold
   */
  record NewState(
      String tenant, String scope, String name, String state, String effect, String reason) {}

  /** A switch that is off. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SwitchView(
      String tenant,
      String scope,
      String name,
      String state,
      String effect,
      String reason,
      String by,
      Instant since) {
    static SwitchView of(Switches.SwitchedOff off) {
      return new SwitchView(
          off.which().tenant().map(TenantId::value).orElse(null),
          code(off.which().scope()),
          off.which().name(),
          "off",
          code(off.effect()),
          off.reason(),
          off.by(),
          off.since());
    }
  }

  @GetMapping
  List<SwitchView> off() {
    Caller caller = Caller.current();
    caller.mustBe(Role.VIEWER);
    return visible(caller);
  }

  @PutMapping
  List<SwitchView> put(@RequestBody NewState asked) {
    Caller caller = Admins.caller();
    Switches.Switch which = which(caller, asked);
    switch (String.valueOf(asked.state())) {
      case "off" -> {
        Effect effect = effect(asked);
        String reason = Admins.reason(asked.reason());
        transaction.executeWithoutResult(
            status -> {
              switches.off(which, effect, reason, caller.inAudit());
              audit.record(caller.inAudit(), "switch off", which.inWords(), reason);
            });
      }
      case "on" ->
          transaction.executeWithoutResult(
              status -> {
                switches.on(which);
                audit.record(caller.inAudit(), "switch on", which.inWords(), asked.reason());
              });
      default -> throw Wanted.wrong("state", "the state is none that we know.", "Use on or off.");
    }
    return visible(caller);
  }

  private List<SwitchView> visible(Caller caller) {
    return switches.allOff().stream()
        .filter(off -> off.which().tenant().map(caller::maySee).orElse(true))
        .map(SwitchView::of)
        .toList();
  }

  private Switches.Switch which(Caller caller, NewState asked) {
    Switches.Scope scope = scope(asked.scope());
    return new Switches.Switch(tenant(caller, asked), scope, name(scope, asked.name()));
  }

  private Optional<TenantId> tenant(Caller caller, NewState asked) {
    if (asked.tenant() != null) {
      return Optional.of(wanted.tenant(caller, asked.tenant()));
    }
    if (caller.tenants().isPresent()) {
      throw Problem.of(
              403,
              "tenant-needed",
              "your key does not reach every tenant.",
              "Name the tenant, or use a key for all of them.")
          .about("tenant")
          .asException();
    }
    return Optional.empty();
  }

  private static Switches.Scope scope(String scope) {
    try {
      return Switches.Scope.valueOf(String.valueOf(scope).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw Wanted.wrong(
          "scope", "the scope is none that we know.", "Use all, channel, sequence or template.");
    }
  }

  private static String name(Switches.Scope scope, String name) {
    String form =
        switch (scope) {
          case ALL -> "";
          case CHANNEL -> "sms|voice|email";
          case SEQUENCE, TEMPLATE -> "[A-Za-z0-9][A-Za-z0-9_./-]{0,99}";
        };
    if (scope == Switches.Scope.ALL && name == null) {
      return "*";
    }
    if (name == null || !name.matches(form)) {
      throw Wanted.wrong(
          "name",
          "the name does not fit the scope.",
          "Use sms, voice or email for a channel, the name of the sequence or template, and none"
              + " for all.");
    }
    return name;
  }

  private static Effect effect(NewState asked) {
    try {
      return asked.effect() == null
          ? Effect.DEFER
          : Effect.valueOf(asked.effect().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw Wanted.wrong("effect", "the effect is none that we know.", "Use defer or hold.");
    }
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
