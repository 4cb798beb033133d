# shellcheck shell=bash
# The parts as processes: start, health, stop, and why one died. Sourced by ../../followup.

# The one line of a part's log since its last start that tells best why it died.
gist() {
  local log=$LOGS/$1.log lines
  [ -f "$log" ] || return 0
  lines=$(awk '/^=== started /{ text = ""; next } { text = text $0 "\n" } END { printf "%s", text }' "$log" | tail -n 400 |
    grep -v -e '^[[:space:]]*at ' -e '^[[:space:]]*\.\.\. ' -e '^[[:space:]]*$' || true)
  {
    # Spring Boot's own explanation, else the innermost cause, else the last error, else the last line.
    printf '%s\n' "$lines" | awk '/^Description:/{ on = 1; next } /^Action:/{ on = 0 } on' | tr '\n' ' '
    printf '\n'
    printf '%s\n' "$lines" | sed -n 's/^Caused by: [A-Za-z0-9_.$]*: //p' | tail -n 1
    printf '%s\n' "$lines" | grep -E 'ERROR|FATAL|[Ee]rror:|Exception' | tail -n 1 || true
    printf '%s\n' "$lines" | tail -n 1
  } | grep -v '^ *$' | head -n 1 | cut -c 1-300 | sed 's/ *$//' || true
}

# When the process $1 started, so that a recycled process number is never taken for ours; fails when it has ended.
started_at() {
  local stat fields
  if [ -r /proc/self/stat ]; then
    stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
    read -r -a fields <<<"${stat##*) }"
    [ "${fields[0]}" != Z ] && printf '%s' "${fields[19]}"
  else
    stat=$(LC_ALL=C ps -o stat= -o lstart= -p "$1" 2>/dev/null) || return 1
    case $stat in Z*) return 1 ;; esac
    printf '%s' "${stat#* }"
  fi
}

# The process number of a part that runs, by the named pid file.
pid_in() {
  local pid start
  { read -r pid start <"$1"; } 2>/dev/null || return 1
  [ "$(started_at "$pid" || true)" = "$start" ] && printf '%s' "$pid"
}
pid_of() { pid_in "$RUN/$1.pid"; }
# (Not by `pid_of >/dev/null`: a signal that comes just then would find its own words going there.)
runs() { [ -n "$(pid_of "$1" || true)" ]; }

any_runs() {
  local part
  for part in $PARTS; do runs "$part" && return 0; done
  return 1
}

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

answers() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
    printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$2" >&3
    read -r -t 5 line <&3
    case $line in *' 200'*) exit 0 ;; *) exit 1 ;; esac
  ) 2>/dev/null
}

healthy() {
  case $1 in
    temporal) listens "$TEMPORAL_PORT" && "$(temporal_cli)" operator search-attribute list --address "$TEMPORAL" 2>/dev/null | grep -q FollowUpTouches ;;
    postgres) listens "$DB_PORT" ;;
    simulator) answers "$SIMULATOR_PORT" / && listens "$SMTP_SIM_PORT" && listens "$IMAP_SIM_PORT" ;;
    api) answers "$API_PORT" /actuator/health ;;
    worker) answers "$WORKER_PORT" /actuator/health ;;
  esac
}

temporal_cli() {
  [ -n "${CLI:-}" ] || CLI=$(cat "$STATE/temporal-cli" 2>/dev/null) && [ -x "$CLI" ] || CLI=$("$ROOT/tools/temporal/provide")
  printf '%s' "$CLI"
}

# Where the classes of a part lie unpacked. They start in a third of the time, and the next build does not pull a jar from under a running part.
unpacked() {
  local jar
  jar=$(jar_of "$1") || die "The jar of $1 is not built: run ./followup up."
  printf '%s/jars/%s/%s/%s' "$STATE" "$1" "$(cksum <"$jar" | tr ' ' -)" "$(basename "$jar")"
}

unpack() {
  local target folder
  target=$(unpacked "$1")
  folder=$(dirname "$target")
  [ ! -f "$target" ] || return 0
  rm -rf "$STATE/jars/$1"
  mkdir -p "$folder.new"
  case $1 in
    api | worker | lint | doctor) "$JAVA" -XX:TieredStopAtLevel=1 -Djarmode=tools -jar "$(jar_of "$1")" extract --force --destination "$folder.new" >"$LOGS/$1.log" 2>&1 ;;
    *) cp "$(jar_of "$1")" "$folder.new/" ;; # no Spring inside, small
  esac || die "The jar of $1 could not be unpacked: $(gist "$1")"
  mv "$folder.new" "$folder"
}

# Sets COMMAND and ENVIRONMENT of a part.
describe() {
  local attribute jar='' java=() more=()
  COMMAND=() ENVIRONMENT=(LC_ALL=C)
  if [ "$1" != temporal ]; then
    jar=$(unpacked "$1")
    java=("$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED)
    # Newer JDKs complain in the log of how a library reaches memory; older ones do not know the option.
    grep -q '^JAVA_VERSION="2[12][."]' "$(dirname "$JAVA")/../release" 2>/dev/null || java+=(--sun-misc-unsafe-memory-access=allow)
  fi
  case $1 in
    temporal)
      COMMAND=("$(temporal_cli)" server start-dev --ip 127.0.0.1 --port "$TEMPORAL_PORT" --ui-port "$UI_PORT" --log-level error
        --db-filename "$STATE/temporal.db" --sqlite-pragma journal_mode=WAL --dynamic-config-value system.enableActivityEagerExecution=true)
      for attribute in $SEARCH_ATTRIBUTES; do COMMAND+=(--search-attribute "$attribute"); done
      ;;
    postgres)
      COMMAND=("${java[@]}" -Xmx64m -jar "$jar" "$STATE/postgres")
      ENVIRONMENT+=("FOLLOWUP_DB_PORT=$DB_PORT")
      ;;
    simulator)
      COMMAND=("${java[@]}" -Xmx256m -jar "$jar")
      ENVIRONMENT+=("FOLLOWUP_SIMULATOR_PORT=$SIMULATOR_PORT" "FOLLOWUP_SMTP_PORT=$SMTP_SIM_PORT" "FOLLOWUP_IMAP_PORT=$IMAP_SIM_PORT"
        "SIMULATOR_TENANT_ID=$ST_TENANT" "SIMULATOR_CLIENT_ID=$ST_CLIENT" "SIMULATOR_CLIENT_SECRET=$ST_SECRET" "SIMULATOR_APP_KEY=$ST_APP"
        "SIMULATOR_WEBHOOK_URL=$API_URL/webhooks/servicetitan/$WEBHOOK_TOKEN" "SIMULATOR_SIGNING_KEY=$SIGNING_KEY"
        "SIMULATOR_TWILIO_ACCOUNT_SID=$TW_SID" "SIMULATOR_TWILIO_AUTH_TOKEN=$TW_TOKEN"
        "SIMULATOR_TWILIO_INBOUND_URL=$API_URL/webhooks/twilio/$WEBHOOK_TOKEN/sms")
      ;;
    api | worker)
      # shellcheck disable=SC2206  # the person's options are words
      more=(${FOLLOWUP_JAVA_OPTS:-})
      # The archive: classes as the JDK keeps them in memory, written when the part ends for the first time; halves the time of later starts.
      COMMAND=("${java[@]}" -Xmx512m -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=$(dirname "$jar")/classes.jsa" -Xlog:disable
        ${more[@]+"${more[@]}"} -jar "$jar")
      ENVIRONMENT+=("TEMPORAL_ADDRESS=$TEMPORAL" "TEMPORAL_NAMESPACE=${TEMPORAL_NAMESPACE:-default}"
        "FOLLOWUP_DB_URL=$DB_URL" "FOLLOWUP_DB_USER=$DB_USER" "FOLLOWUP_DB_PASSWORD=${FOLLOWUP_DB_PASSWORD:-}"
        "FOLLOWUP_API_PORT=$API_PORT" "FOLLOWUP_WORKER_PORT=$WORKER_PORT" "FOLLOWUP_PUBLIC_URL=$PUBLIC_URL"
        "FOLLOWUP_CONFIG=$CONFIG" "FOLLOWUP_SEQUENCES=${FOLLOWUP_SEQUENCES:-$ROOT/sequences}")
      if [ -n "${SMTP_HOST:-}" ]; then
        ENVIRONMENT+=("SMTP_HOST=$SMTP_HOST" "SMTP_PORT=${SMTP_PORT:-587}" "SMTP_USERNAME=${SMTP_USERNAME:-}"
          "SMTP_PASSWORD=${SMTP_PASSWORD:-}" "SMTP_STARTTLS=${SMTP_STARTTLS:-required}")
      else
        ENVIRONMENT+=(SMTP_HOST=127.0.0.1 "SMTP_PORT=$SMTP_SIM_PORT" SMTP_USERNAME= SMTP_PASSWORD= SMTP_STARTTLS=off)
      fi
      if [ "$1" = api ]; then
        ENVIRONMENT+=("FOLLOWUP_BOOTSTRAP_API_KEY=$API_KEY")
      elif [ -n "${SMTP_HOST:-}${IMAP_HOST:-}" ]; then
        ENVIRONMENT+=("SMTP_BOUNCES=${SMTP_BOUNCES:-}" "IMAP_HOST=${IMAP_HOST:-}" "IMAP_PORT=${IMAP_PORT:-993}" "IMAP_USERNAME=${IMAP_USERNAME:-}"
          "IMAP_PASSWORD=${IMAP_PASSWORD:-}" "IMAP_TLS=${IMAP_TLS:-implicit}")
      else
        # Looked into each second: a minute would be a day and a half of the sandbox.
        ENVIRONMENT+=("SMTP_BOUNCES=$SIM_MAILBOX" IMAP_HOST=127.0.0.1 "IMAP_PORT=$IMAP_SIM_PORT" "IMAP_USERNAME=$SIM_MAILBOX" IMAP_PASSWORD=any IMAP_TLS=off
          FOLLOWUP_MAILBOX_PAUSE=1s)
      fi
      ;;
  esac
}

jar_of() {
  local module=$1 jar
  case $1 in postgres) module=sandbox ;; lint) module=api ;; doctor) module=worker ;; esac
  for jar in "$ROOT/$module/target/$module"-*-app.jar; do [ -f "$jar" ] && printf '%s' "$jar" && return; done
  return 1
}

# What a part is started with, in one number: when it changes, the running part is out of date.
fingerprint() {
  describe "$1"
  {
    printf '%s\n' "${COMMAND[@]}" "${ENVIRONMENT[@]}"
    case $1 in api | worker) cat "$CONFIG" ;; esac
  } | cksum
}

port_free() { # part, port, variable
  if listens "$2"; then
    die "Port $2 is taken, so $1 cannot start: stop what listens there, or choose another port with $3=... ./followup up"
  fi
}

ports_free() {
  case $1 in
    temporal) port_free Temporal "$TEMPORAL_PORT" FOLLOWUP_TEMPORAL_PORT && port_free "Temporal's Web UI" "$UI_PORT" FOLLOWUP_TEMPORAL_UI_PORT ;;
    postgres) stop_orphan INT && port_free PostgreSQL "$DB_PORT" FOLLOWUP_DB_PORT ;;
    simulator) port_free "the simulator" "$SIMULATOR_PORT" FOLLOWUP_SIMULATOR_PORT && port_free "the simulator's mail server" "$SMTP_SIM_PORT" FOLLOWUP_SMTP_PORT &&
      port_free "the simulator's mailbox" "$IMAP_SIM_PORT" FOLLOWUP_IMAP_PORT ;;
    api) port_free "the api" "$API_PORT" FOLLOWUP_API_PORT ;;
    worker) port_free "the worker" "$WORKER_PORT" FOLLOWUP_WORKER_PORT ;;
  esac
}

launch() {
  local part=$1 log=$LOGS/$1.log pid
  ports_free "$part"
  [ "$part" = temporal ] || unpack "$part"
  fingerprint "$part" >"$RUN/$part.fingerprint"
  [ ! -f "$log" ] || [ "$(wc -c <"$log")" -lt 20000000 ] || mv "$log" "$log.1"
  printf '=== started %s\n' "$(date)" >>"$log"
  # A process group of its own: Ctrl-C in the terminal is for this script, which then stops the parts in order.
  set -m
  (
    trap '' HUP
    cd "$ROOT"
    exec env "${ENVIRONMENT[@]}" "${COMMAND[@]}"
  ) </dev/null >>"$log" 2>&1 &
  pid=$!
  disown
  set +m
  printf '%s %s\n' "$pid" "$(started_at "$pid" || true)" >"$RUN/$part.pid"
}

# Once Temporal answers: attributes that its older database file lacks, and a month of history to look at.
finish_temporal() {
  local attribute known options=()
  known=$("$(temporal_cli)" operator search-attribute list --address "$TEMPORAL" 2>/dev/null || true)
  for attribute in $SEARCH_ATTRIBUTES; do
    case $known in *"${attribute%=*}"*) ;; *) options+=(--name "${attribute%=*}" --type "${attribute#*=}") ;; esac
  done
  [ ${#options[@]} -eq 0 ] || "$(temporal_cli)" operator search-attribute create --address "$TEMPORAL" "${options[@]}" >/dev/null 2>&1 || true
  "$(temporal_cli)" operator namespace update --namespace default --retention 30d --address "$TEMPORAL" >/dev/null 2>&1 || true
}

# The contractors that the demo stops and disturbs are customers of the same simulated vendors.
introduce_contractors() {
  local id number texts calls company
  [ -z "${SERVICETITAN_API_URL:-}${TWILIO_API_URL:-}" ] || return 0
  while read -r id number texts calls company; do
    send_json PUT "$SIMULATOR_PORT" "/sim/contractors/$number" \
      "{\"webhooks\":\"$API_URL/webhooks/servicetitan/$WEBHOOK_TOKEN-$id\",\"inboundTexts\":\"$API_URL/webhooks/twilio/$WEBHOOK_TOKEN-$id/sms\",\"sender\":\"$texts\"}" ||
      die "the simulator did not take the contractor $id (log: $(shown "$LOGS/simulator.log"))"
  done <<<"$OTHER_CONTRACTORS"
}

# Method, port, path, body; true when it was answered by 2xx.
send_json() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$2" || exit 1
    printf '%s %s HTTP/1.0\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' "$1" "$3" ${#4} "$4" >&3
    read -r -t 5 line <&3
    case $line in *' 2'*) exit 0 ;; *) exit 1 ;; esac
  ) 2>/dev/null
}

# Waits until all given parts are healthy.
await() {
  local waiting=$* part rest began=$SECONDS patience=${FOLLOWUP_START_TIMEOUT:-90}
  while [ -n "$waiting" ]; do
    rest=''
    for part in $waiting; do
      if healthy "$part"; then
        [ "$part" != simulator ] || introduce_contractors
        clear_line
        printf '  %-10s ready after %d s\n' "$part" $((SECONDS - began))
      elif ! runs "$part"; then
        die "$part has ended while it started: $(gist "$part") (log: $(shown "$LOGS/$part.log"))"
      else
        rest="$rest $part"
      fi
    done
    waiting=${rest# }
    [ -n "$waiting" ] || return 0
    [ $((SECONDS - began)) -lt "$patience" ] ||
      die "${waiting%% *} is not healthy after $patience s: $(gist "${waiting%% *}") (log: $(shown "$LOGS/${waiting%% *}.log"))"
    progress "  waiting for $waiting ... $((SECONDS - began)) s"
    sleep 0.2
  done
}

shown() { printf '%s' "${1#"$PWD"/}"; }

# PostgreSQL's server outlives a killed launcher; $1 is the signal that ends it.
stop_orphan() {
  local pid
  { read -r pid <"$STATE/postgres/postmaster.pid"; } 2>/dev/null || return 0
  runs postgres || case $(ps -o args= -p "$pid" 2>/dev/null || true) in
    *postgres*"$STATE/postgres"*)
      kill "-$1" "$pid" 2>/dev/null || true
      for _ in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$pid" 2>/dev/null && sleep 0.5; done
      ;;
  esac
  return 0
}

# Ends the given parts: TERM, and KILL for what is still there after 30 s. A part without pid file was stopped on purpose.
stop_parts() {
  local part pid going deadline=$((SECONDS + 30))
  for part in "$@"; do
    pid=$(pid_of "$part") || { rm -f "$RUN/$part.pid"; continue; }
    mv "$RUN/$part.pid" "$RUN/$part.stopping"
    kill -TERM "$pid" 2>/dev/null || true
  done
  while :; do
    going=''
    for part in "$@"; do
      if pid=$(pid_in "$RUN/$part.stopping"); then
        going="$going $part"
        [ $SECONDS -lt $deadline ] || kill -KILL "$pid" 2>/dev/null || true
      else
        rm -f "$RUN/$part.stopping"
      fi
    done
    [ -n "$going" ] || break
    progress "stopping$going ..."
    sleep 0.1
  done
  clear_line
  case " $* " in *' postgres '*) stop_orphan INT ;; esac
}

# First those that use the others, so that nobody complains of a missing one in its log.
stop_in_order() {
  local part first='' last=''
  for part in "$@"; do
    case $part in temporal | postgres) last="$last $part" ;; *) first="$first $part" ;; esac
  done
  # shellcheck disable=SC2086  # lists of words
  { [ -z "$first" ] || stop_parts $first; [ -z "$last" ] || stop_parts $last; }
}

finish() {
  local code=$? pid
  # Nothing keeps it from stopping the parts, not even a terminal that is gone.
  set +e
  trap '' INT TERM HUP PIPE
  for pid in $HELPERS; do kill "$pid" 2>/dev/null || true; done
  if [ -n "$STARTED" ]; then
    clear_line
    say "Stopping$STARTED."
    # shellcheck disable=SC2086
    stop_in_order $STARTED
    any_runs || rm -f "$STATE/settings"
  fi
  exit "$code"
}
