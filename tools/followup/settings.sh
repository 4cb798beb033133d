# shellcheck shell=bash
# What is set by whom: ports, addresses, secrets of the sandbox, its tenant. Sourced by ../../followup.

# Takes over what the running parts were started with, for whatever this shell does not set itself.
recall() {
  local name value
  [ -f "$STATE/settings" ] || return 0
  while IFS='=' read -r name value; do
    [ -n "${!name+set}" ] || export "$name=$value"
  done <"$STATE/settings"
}

remember() {
  local name
  for name in $REMEMBERED; do
    [ -z "${!name+set}" ] || printf '%s=%s\n' "$name" "${!name}"
  done >"$STATE/settings"
}

random() { head -c "$1" /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }

# Secrets of the sandbox: made once, known only here.
secrets() {
  mkdir -p "$STATE" "$RUN" "$LOGS"
  if [ ! -f "$STATE/secrets" ]; then
    {
      printf 'WEBHOOK_TOKEN=%s\nSIGNING_KEY=%s\nAPI_KEY=fk_%s\n' "$(random 16)" "$(random 32)" "$(random 24)"
      printf 'SIM_CLIENT_SECRET=%s\nSIM_APP_KEY=%s\nSIM_TWILIO_SID=AC%s\nSIM_TWILIO_TOKEN=%s\n' "$(random 24)" "$(random 16)" "$(random 16)" "$(random 16)"
    } >"$STATE/secrets.new"
    mv "$STATE/secrets.new" "$STATE/secrets"
  fi
  # shellcheck source=/dev/null
  . "$STATE/secrets"
}

need() {
  local what=$1 name
  shift
  for name in "$@"; do
    [ -n "${!name:-}" ] || die "$what is not the simulator, so $name must be set, too."
  done
}

settings() {
  local name
  API_PORT=${FOLLOWUP_API_PORT:-8080} WORKER_PORT=${FOLLOWUP_WORKER_PORT:-8081} SIMULATOR_PORT=${FOLLOWUP_SIMULATOR_PORT:-8090}
  SMTP_SIM_PORT=${FOLLOWUP_SMTP_PORT:-2525} IMAP_SIM_PORT=${FOLLOWUP_IMAP_PORT:-1143} DB_PORT=${FOLLOWUP_DB_PORT:-15432}
  TEMPORAL_PORT=${FOLLOWUP_TEMPORAL_PORT:-7233} UI_PORT=${FOLLOWUP_TEMPORAL_UI_PORT:-8233}
  for name in API_PORT WORKER_PORT SIMULATOR_PORT SMTP_SIM_PORT IMAP_SIM_PORT DB_PORT TEMPORAL_PORT UI_PORT; do
    case ${!name} in '' | *[!0-9]* | ??????*) die "FOLLOWUP_${name/_SIM/}=${!name} is not a port number." ;; esac
  done
  case ${FOLLOWUP_SPEED:-1} in *[!0-9]* | 0*) die "The speed ${FOLLOWUP_SPEED} is not a whole number of 1 or more." ;; esac

  local here=127.0.0.1
  API_URL=http://$here:$API_PORT WORKER_URL=http://$here:$WORKER_PORT SIMULATOR_URL=http://$here:$SIMULATOR_PORT
  PUBLIC_URL=${FOLLOWUP_PUBLIC_URL:-$API_URL}
  TEMPORAL=${TEMPORAL_ADDRESS:-$here:$TEMPORAL_PORT} UI_URL=${TEMPORAL_UI_URL:-}
  [ -n "${TEMPORAL_ADDRESS:-}" ] || UI_URL=http://$here:$UI_PORT
  DB_URL=${FOLLOWUP_DB_URL:-jdbc:postgresql://$here:$DB_PORT/followup} DB_USER=${FOLLOWUP_DB_USER:-postgres}

  # The parts that run here; whatever is pointed elsewhere is not started.
  LOCAL=''
  [ -n "${TEMPORAL_ADDRESS:-}" ] || LOCAL="$LOCAL temporal"
  [ -n "${FOLLOWUP_DB_URL:-}" ] || LOCAL="$LOCAL postgres"
  [ -n "${SERVICETITAN_API_URL:-}" ] && [ -n "${TWILIO_API_URL:-}" ] && [ -n "${SMTP_HOST:-}" ] || LOCAL="$LOCAL simulator"
  LOCAL="$LOCAL api worker"

  if [ -n "${SERVICETITAN_API_URL:-}" ]; then
    need ServiceTitan SERVICETITAN_TENANT_ID SERVICETITAN_CLIENT_ID SERVICETITAN_CLIENT_SECRET SERVICETITAN_APP_KEY
    ST_API=$SERVICETITAN_API_URL ST_AUTH=${SERVICETITAN_AUTH_URL:-$SERVICETITAN_API_URL} ST_TENANT=$SERVICETITAN_TENANT_ID
    ST_CLIENT=$SERVICETITAN_CLIENT_ID ST_SECRET=$SERVICETITAN_CLIENT_SECRET ST_APP=$SERVICETITAN_APP_KEY
  else
    ST_API=$SIMULATOR_URL ST_AUTH=$SIMULATOR_URL ST_TENANT=1000200030 ST_CLIENT=cid.sandbox ST_SECRET=$SIM_CLIENT_SECRET ST_APP=ak1.$SIM_APP_KEY
  fi
  if [ -n "${TWILIO_API_URL:-}" ]; then
    need Twilio TWILIO_ACCOUNT_SID TWILIO_AUTH_TOKEN TWILIO_VOICE_FROM
    [ -n "${TWILIO_FROM:-}${TWILIO_MESSAGING_SERVICE_SID:-}" ] || die "Twilio is not the simulator, so TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID must be set, too."
    TW_API=$TWILIO_API_URL TW_SID=$TWILIO_ACCOUNT_SID TW_TOKEN=$TWILIO_AUTH_TOKEN TW_VOICE=$TWILIO_VOICE_FROM
    TW_FROM=${TWILIO_FROM:-} TW_SERVICE=${TWILIO_MESSAGING_SERVICE_SID:-}
  else
    TW_API=$SIMULATOR_URL TW_SID=$SIM_TWILIO_SID TW_TOKEN=$SIM_TWILIO_TOKEN TW_VOICE=+15125550111 TW_FROM=+15125550110 TW_SERVICE=''
  fi
  # Compressed time is for simulated vendors; real people get it only by an explicit word.
  SPEED=${FOLLOWUP_SPEED:-}
  if [ -z "$SPEED" ] && [ -z "${SERVICETITAN_API_URL:-}${TWILIO_API_URL:-}${SMTP_HOST:-}" ]; then SPEED=$DEMO_SPEED; fi
  SIM_MAILBOX=office@$TENANT.example.com # the sender of its e-mails: bounces and answers come back there
  CONFIG=${FOLLOWUP_CONFIG:-$STATE/tenants.yaml}
  ST_WEBHOOK=$PUBLIC_URL/webhooks/servicetitan/$WEBHOOK_TOKEN TW_WEBHOOK=$PUBLIC_URL/webhooks/twilio/$WEBHOOK_TOKEN
}

# A string for YAML and JSON alike.
quoted() {
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

# Further tenants of the sandbox: id, ServiceTitan's tenant id, number that texts, number that calls, company.
OTHER_CONTRACTORS='birch 1000200031 +15125550108 +15125550106 Birch Plumbing
cedar 1000200032 +15125550109 +15125550107 Cedar Electric
delta 1000200033 +15125550105 +15125550104 Delta Heating'

write_tenants() {
  local sender id number texts calls company
  sender="from: $(quoted "$TW_FROM")"
  [ -z "$TW_SERVICE" ] || sender="messaging-service-sid: $(quoted "$TW_SERVICE")"
  {
    say "# Written by ./followup; to change it, copy it and point FOLLOWUP_CONFIG to the copy."
    say "followup:"
    # A simulator has no limit of its own unless it is told to, and no write of it is applied late.
    [ -n "${SERVICETITAN_API_URL:-}" ] || say "  servicetitan: { calls-per-second: 10000, settled-after: 3s }"
    say "  tenants:"
    tenant "$TENANT" 'Acme Air & Heat' "$WEBHOOK_TOKEN" "$ST_TENANT" "$sender" "$TW_VOICE"
    # The demo stops whole contractors, and loses webhooks of one; these are there for that.
    if [ -z "${SERVICETITAN_API_URL:-}${TWILIO_API_URL:-}" ]; then
      while read -r id number texts calls company; do
        tenant "$id" "$company" "$WEBHOOK_TOKEN-$id" "$number" "from: $(quoted "$texts")" "$calls"
      done <<<"$OTHER_CONTRACTORS"
    fi
  } >"$STATE/tenants.yaml"
}

# One contractor: id, company, webhook token, ServiceTitan's tenant id, sender of texts, number that calls.
tenant() {
  say "    $1:
      company: $2
      zone: America/Chicago
      office-phone: \"+15125550100\""
  # A day's sends come in seconds then, so carriers' limits by the second would hold them up for hours.
  [ -z "$SPEED" ] || say "      sandbox: { speed: $SPEED }
      limits: { budget: { segments-per-second: 1000, burst: 1000, calls-per-second: 1000 } }"
  # Nobody whom the simulator plays is a stranger; of real people nothing is claimed.
  [ -n "${TWILIO_API_URL:-}" ] || say "      contacting:
        environment: test
        recipients: [\"*\"]
        consents:
          - covers: marketing
            channels: [sms, voice]
            source: booking form of the sandbox
            since: 2020-01-01
            wording: I agree to texts and automated calls about my estimates."
  [ -n "${SERVICETITAN_API_URL:-}" ] || say "      links: { estimate: $(quoted "$SIMULATOR_URL/estimates/{estimate}"), booking: $(quoted "$SIMULATOR_URL/book"), payment: $(quoted "$SIMULATOR_URL/pay"), review: $(quoted "$SIMULATOR_URL/review") }
      answers: { task: { reported-by: 2100, assigned-to: 2101, business-unit: 701, type: 21, source: 22, priority: Normal } }"
  say "      quiet-hours: { opens: \"09:00\", closes: \"20:00\" }
      mail: { from: \"office@$1.example.com\", office: \"desk@$1.example.com\", postal-address: \"100 Main St, Austin, TX 78701\" }
      webhooks:
        token: $(quoted "$3")
        signing-keys: [$(quoted "$SIGNING_KEY")]
      servicetitan:
        tenant-id: $4
        client-id: $(quoted "$ST_CLIENT")
        client-secret: $(quoted "$ST_SECRET")
        app-key: $(quoted "$ST_APP")
        api-url: $(quoted "$ST_API")
        auth-url: $(quoted "$ST_AUTH")
      twilio:
        account-sid: $(quoted "$TW_SID")
        auth-token: $(quoted "$TW_TOKEN")
        $5
        voice-from: $(quoted "$6")
        api-url: $(quoted "$TW_API")"
}
