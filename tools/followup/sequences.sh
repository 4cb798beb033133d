# shellcheck shell=bash
# Sequences: checks files without the engine; publishes, shows and archives through the REST service. Sourced by ../../followup.

sequences_usage() {
  cat <<'HELP'
./followup sequences lint [--json] [FILE|FOLDER...]      what is wrong with sequence files; nothing needs to run
./followup sequences lint --tenant ID [FILE|FOLDER...]   the same, and what the engine knows of the tenant: hours, links,
                                                         sequences in force, fields that recent objects lacked
./followup sequences publish [--note TEXT] [--policy finish-on-old|move|end] [--step OLD=NEW]... FILE|FOLDER...
                                                         publish files, all or none; what says the same stays as it is. Only new objects
                                                         enter; --backfill DAYS [--per-hour N] [--per-day N]: open ones younger than DAYS, too
./followup sequences preview NAME [VERSION|draft] --backfill DAYS [--per-hour N] [--per-day N]
                                                         how many open objects would enter, and what the first day would bring
./followup sequences backfill NAME [--backfill DAYS [--per-hour N] [--per-day N]]
                                                         how far backfills have come, or begin one for what is in force
./followup sequences backfill NAME pause|resume|stop     stop it for a while, or for good
./followup sequences list [NAME]                         what is in force, or the versions of one
./followup sequences show NAME [VERSION|draft]           the text of a version; of the one in force
./followup sequences diff NAME [FROM [TO]]               what differs between two versions; the newest and the one before it
./followup sequences runs NAME                           how many runs are inside, at which step
./followup sequences archive NAME [--note TEXT] [--policy finish-on-old|end]
                                                         take it out of force

All but lint ask the engine that runs here, or FOLLOWUP_API_URL with FOLLOWUP_API_KEY. --tenant ID says whose sequences, --json
prints the answer as JSON. Exit codes: 0 done, 1 refused or an error in a file, 2 a file cannot be read.
HELP
}

sequences() {
  local verb=${1:-help}
  [ $# -eq 0 ] || shift
  case $verb in
    lint) sequences_lint "$@" ;;
    publish | preview | backfill | list | show | diff | runs | archive) sequences_ask "$verb" "$@" ;;
    help | --help | -h) sequences_usage ;;
    *) die "There is no 'sequences $verb'; there are lint, publish, preview, backfill, list, show, diff, runs and archive (./followup sequences help)." ;;
  esac
}

# Its classes lie unpacked apart from those of the api, which may run from an older jar.
sequences_lint() {
  local options=() files=() jar tenant=''
  while [ $# -gt 0 ]; do
    case $1 in
      --json) options+=(--json) ;;
      --tenant)
        [ -n "${2:-}" ] || die "$1 needs a value."
        tenant=$2 options+=(--tenant "$2")
        shift
        ;;
      -*) die "sequences lint does not know $1 (./followup sequences help)." ;;
      *) files+=("$1") ;;
    esac
    shift
  done
  recall
  if [ -n "$tenant" ]; then
    secrets
    settings
    export FOLLOWUP_API_URL=${FOLLOWUP_API_URL:-$API_URL} FOLLOWUP_API_KEY=${FOLLOWUP_API_KEY:-$API_KEY}
  fi
  [ ${#files[@]} -gt 0 ] || files=("$(shown "${FOLLOWUP_SEQUENCES:-$ROOT/sequences}")")
  mkdir -p "$LOGS"
  LOCAL='' build >&2
  unpack lint
  jar=$(unpacked lint)
  # The last two options: a library's warning that says nothing to authors.
  exec "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=$(dirname "$jar")/classes.jsa" \
    -Xlog:disable -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow \
    -cp "$jar" io.followup.api.sequences.LintCommand ${options[@]+"${options[@]}"} "${files[@]}"
}

# Reads the options that all of them share, then does the one that is asked for.
sequences_ask() {
  local verb=$1 accept=text/plain query='?' note='' policy='' steps='' comma='' days='' ramp='' words=()
  shift
  while [ $# -gt 0 ]; do
    case $1 in
      --json) accept=application/json ;;
      --backfill | --per-hour | --per-day)
        whole_number "$1" "${2:-}"
        case $1 in
          --backfill) days=$2 ;;
          --per-hour) ramp="$ramp,\"perHour\":$2" ;;
          --per-day) ramp="$ramp,\"perDay\":$2" ;;
        esac
        shift
        ;;
      --tenant | --note | --policy | --step)
        [ -n "${2:-}" ] || die "$1 needs a value."
        case $1 in
          --tenant) query="?tenant=$(in_query "$2")&" ;;
          --note) note=$2 ;;
          --policy) policy=$2 ;;
          --step)
            case $2 in ?*=?*) ;; *) die "--step needs OLD=NEW, not $2." ;; esac
            steps="$steps$comma$(json_string "${2%%=*}"):$(json_string "${2#*=}")" comma=,
            ;;
        esac
        shift
        ;;
      -*) die "sequences $verb does not know $1 (./followup sequences help)." ;;
      *) words+=("$1") ;;
    esac
    shift
  done
  recall
  # The sandbox has contractors more than one; the first is most of the demo.
  case ${FOLLOWUP_API_URL:-}${FOLLOWUP_CONFIG:-}$query in '?') query="?tenant=$TENANT&" ;; esac
  command -v curl >/dev/null || die "sequences $verb needs curl."
  case $verb:${#words[@]} in
    publish:0) die "sequences publish needs files or a folder, such as sequences." ;;
    publish:* | list:[01] | show:[12] | diff:[123] | runs:1 | archive:1 | preview:[12] | backfill:[12]) ;;
    *) die "sequences $verb is called otherwise (./followup sequences help)." ;;
  esac
  case $verb:$days:$ramp in
    preview::*) die "sequences preview needs --backfill DAYS." ;;
    *::?*) die "--per-hour and --per-day need --backfill DAYS." ;;
    publish:* | preview:* | backfill:* | *::) ;;
    *) die "sequences $verb does not know --backfill (./followup sequences help)." ;;
  esac
  "sequences_$verb" ${words[@]+"${words[@]}"}
}

sequences_list() {
  if [ $# -eq 0 ]; then sequences_call GET "$query"; else sequences_call GET "/$(in_query "$1")/versions$query"; fi
}

sequences_show() { sequences_call GET "/$(in_query "$1")/versions/$(in_query "${2:-in-force}")$query"; }

sequences_diff() {
  sequences_call GET "/$(in_query "$1")/diff$query${2:+from=$(in_query "$2")&}${3:+to=$(in_query "$3")}"
}

sequences_runs() { sequences_call GET "/$(in_query "$1")/runs$query"; }

# What open objects enter, as fields of JSON.
backfill_fields() { printf '{"youngerThanDays":%s%s%s}' "$days" "$ramp" "${1:-}"; }

sequences_preview() {
  sequences_call POST "/$(in_query "$1")/backfill/preview$query" <<<"$(backfill_fields "${2:+,\"version\":$(json_string "$2")}")"
}

sequences_backfill() {
  if [ -n "$days" ]; then
    [ $# -eq 1 ] || die "sequences backfill is called otherwise (./followup sequences help)."
    sequences_call POST "/$(in_query "$1")/backfill$query" <<<"$(backfill_fields)"
    return
  fi
  case ${2:-} in
    '') sequences_call GET "/$(in_query "$1")/backfill$query" ;;
    pause | resume | stop) sequences_call POST "/$(in_query "$1")/backfill/$2$query" <<<'{}' ;;
    *) die "sequences backfill does not know '$2': there are pause, resume and stop." ;;
  esac
}

sequences_archive() {
  sequences_call POST "/$(in_query "$1")/archive$query" \
    <<<"{\"note\":$(json_string "$note")${policy:+,\"policy\":$(json_string "$policy")}}"
}

sequences_publish() {
  local path file files=() body separator=''
  for path in "$@"; do
    if [ -d "$path" ]; then
      for file in "${path%/}"/*.yaml "${path%/}"/*.yml; do [ ! -f "$file" ] || files+=("$file"); done
    else
      files+=("$path")
    fi
  done
  [ ${#files[@]} -gt 0 ] || { say "followup: there is no .yaml file in $*." >&2 && exit 2; }
  for file in "${files[@]}"; do
    if [ ! -f "$file" ] || [ ! -r "$file" ]; then say "followup: $file is no file that can be read." >&2 && exit 2; fi
    # What no JSON string can hold; lint says the line.
    if LC_ALL=C grep -q "$(printf '[\001-\010\013\014\016-\037]')" "$file" || [ "$(tr -d '\000' <"$file" | wc -c)" -ne "$(wc -c <"$file")" ]; then
      die "$file is no text: ./followup sequences lint $file"
    fi
  done
  mkdir -p "$RUN"
  body=$(mktemp "$RUN/publish.XXXXXX")
  {
    printf '{"note":%s%s%s,"steps":{%s},"files":{' "$(json_string "$note")" "${policy:+,\"policy\":$(json_string "$policy")}" \
      "${days:+,\"backfill\":$(backfill_fields)}" "$steps"
    for file in "${files[@]}"; do
      printf '%s%s:"' "$separator" "$(json_string "$file")"
      # In bytes: UTF-8 stays as it is.
      LC_ALL=C sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e "s/$(printf '\t')/\\\\t/g" -e "s/$(printf '\r')/\\\\r/g" -e 's/$/\\n/' "$file" | tr -d '\n'
      printf '"'
      separator=,
    done
    printf '}}'
  } >"$body"
  sequences_call POST "/publish$query" <"$body" || { rm -f "$body" && exit 1; }
  rm -f "$body"
}

# A text of one line as JSON.
json_string() {
  local text=${1//\\/\\\\}
  text=${text//\"/\\\"}
  printf '"%s"' "$(printf '%s' "$text" | LC_ALL=C tr '\001-\037' ' ')"
}

# Asks the service: METHOD, path after /api/sequences; a body comes by standard input. Prints the answer, on the error channel when refused.
sequences_call() {
  local url key answer status sent=()
  recall
  secrets
  settings
  url=${FOLLOWUP_API_URL:-$API_URL} key=${FOLLOWUP_API_KEY:-$API_KEY}
  answer=$(mktemp "$RUN/sequences.XXXXXX")
  if [ "$1" = POST ]; then
    cat >"$answer.body"
    sent=(-H 'Content-Type: application/json' --data-binary "@$answer.body")
  fi
  # The key goes by standard input, so that no list of processes shows it.
  status=$(printf 'header = "Authorization: Bearer %s"\n' "$key" |
    curl -s --config - -o "$answer" -w '%{http_code}' -X "$1" -H "Accept: $accept" ${sent[@]+"${sent[@]}"} "${url%/}/api/sequences${2%[?&]}") || {
    rm -f "$answer" "$answer.body"
    die "The engine does not answer at $url: start it with ./followup up, then try again."
  }
  if [ "$status" = 200 ]; then
    cat "$answer"
    [ "$accept" = text/plain ] || say ''
  else
    cat "$answer" >&2
    case $status in 401 | 500) say '' >&2 ;; esac
  fi
  rm -f "$answer" "$answer.body"
  [ "$status" = 200 ]
}
