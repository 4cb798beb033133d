# shellcheck shell=bash
# What runs where, for people and for programs. Sourced by ../../followup.

state_of() {
  case " $LOCAL " in *" $1 "*) ;; *) say elsewhere && return ;; esac
  if runs "$1"; then
    if healthy "$1"; then say up; else say unhealthy; fi
  elif [ -f "$RUN/$1.pid" ]; then
    say died
  else
    say stopped
  fi
}

url_of() {
  case $1 in
    temporal) say "${UI_URL:-$TEMPORAL}" ;;
    postgres) say "$DB_URL" ;;
    simulator) case " $LOCAL " in *' simulator '*) say "$SIMULATOR_URL" ;; *) say "$ST_API" ;; esac ;;
    api) say "$API_URL" ;;
    worker) say "$WORKER_URL/actuator/health" ;;
  esac
}

about() {
  case $1 in
    temporal) say "${UI_URL:+Web UI; }gRPC $TEMPORAL" ;;
    postgres) say "user $DB_USER" ;;
    simulator) case " $LOCAL " in *' simulator '*) say "what arrived at each phone and mailbox; SMTP $SMTP_SIM_PORT, IMAP $IMAP_SIM_PORT" ;; *) say "ServiceTitan; Twilio at $TW_API" ;; esac ;;
    api) say "webhooks and REST" ;;
    worker) say "runs the follow-ups" ;;
  esac
}

table() {
  local part
  say ''
  for part in $PARTS; do
    printf '  %-10s %-9s %-45s %s\n' "$part" "$(state_of "$part")" "$(url_of "$part")" "$(about "$part")"
  done
  say ''
  say "  ./followup status --json  tells webhook URLs, signing secret and API key; ./followup logs  what the parts say."
  say ''
}

as_json() {
  local part pid comma='' all=true
  for part in $LOCAL; do [ "$(state_of "$part")" = up ] || all=false; done
  printf '{\n  "up": %s,\n  "parts": {' "$all"
  for part in $PARTS; do
    pid=$(pid_of "$part" || true)
    printf '%s\n    "%s": {"state": "%s", "url": %s, "pid": %s, "log": %s}' "$comma" "$part" "$(state_of "$part")" "$(quoted "$(url_of "$part")")" \
      "${pid:-null}" "$(quoted "$LOGS/$part.log")"
    comma=,
  done
  printf '\n  },\n  "urls": {\n'
  printf '    "api": %s,\n    "apiHealth": %s,\n    "workerHealth": %s,\n' "$(quoted "$API_URL")" "$(quoted "$API_URL/actuator/health")" "$(quoted "$WORKER_URL/actuator/health")"
  printf '    "temporal": %s,\n    "temporalUi": %s,\n' "$(quoted "$TEMPORAL")" "$(quoted "$UI_URL")"
  printf '    "simulator": %s,\n    "simulatorSmtp": %s,\n    "simulatorImap": %s,\n' "$(quoted "$SIMULATOR_URL")" \
    "$(quoted "127.0.0.1:$SMTP_SIM_PORT")" "$(quoted "127.0.0.1:$IMAP_SIM_PORT")"
  printf '    "database": %s\n  },\n  "databaseUser": %s,\n' "$(quoted "$DB_URL")" "$(quoted "$DB_USER")"
  if [ -n "${FOLLOWUP_CONFIG:-}" ]; then
    printf '  "tenant": null,\n  "tenantsFile": %s,\n' "$(quoted "$CONFIG")"
  else
    printf '  "tenant": {\n    "id": "%s",\n    "zone": "America/Chicago",\n    "speed": %s,\n    "serviceTitanTenantId": %s,\n' "$TENANT" "${SPEED:-null}" "$ST_TENANT"
    printf '    "webhooks": {\n      "serviceTitan": %s,\n      "estimateCreated": %s,\n' "$(quoted "$ST_WEBHOOK/{event}")" "$(quoted "$ST_WEBHOOK/estimate.created")"
    printf '      "estimateSold": %s,\n      "twilioInboundSms": %s,\n' "$(quoted "$ST_WEBHOOK/estimate.sold")" "$(quoted "$TW_WEBHOOK/sms")"
    printf '      "signatureHeader": "X-ServiceTitan-Signature",\n      "signature": "hex HMAC-SHA256 of the body",\n      "signingSecret": %s\n    },\n' "$(quoted "$SIGNING_KEY")"
    printf '    "phones": {"office": "+15125550100", "sms": %s, "messagingService": %s, "voice": %s}\n  },\n' "$(quoted "$TW_FROM")" "$(quoted "$TW_SERVICE")" "$(quoted "$TW_VOICE")"
    printf '  "tenantsFile": %s,\n' "$(quoted "$CONFIG")"
  fi
  printf '  "apiKey": %s,\n  "logs": %s\n}\n' "$(quoted "$API_KEY")" "$(quoted "$LOGS")"
  [ "$all" = true ]
}
