# shellcheck shell=bash
# Has the running api play a sequence over what it has recorded. Sourced by ../../followup.

# A value as it may stand in a query.
in_query() {
  local LC_ALL=C text=$1 byte i
  for ((i = 0; i < ${#text}; i++)); do
    byte=${text:i:1}
    case $byte in
      [A-Za-z0-9._~/-]) printf '%s' "$byte" ;;
      *) printf '%%%02X' $(($(printf '%d' "'$byte") & 255)) ;;
    esac
  done
}

dry_run() {
  local file='' query='' accept=text/plain answer status
  while [ $# -gt 0 ]; do
    case $1 in
      --from | --to | --limit | --tenant)
        [ -n "${2:-}" ] || die "$1 needs a value."
        query="$query&${1#--}=$(in_query "$2")"
        shift
        ;;
      --json) accept=application/json ;;
      -*) die "dry-run does not know $1 (./followup help)." ;;
      *)
        [ -z "$file" ] || die "dry-run takes one sequence file, not also $1."
        file=$1
        ;;
    esac
    shift
  done
  [ -n "$file" ] || die "dry-run needs a sequence file, such as sequences/unsold-estimate.yaml."
  if [ ! -f "$file" ] || [ ! -r "$file" ]; then die "$file is no file that can be read."; fi
  command -v curl >/dev/null || die "dry-run needs curl."
  recall
  secrets
  settings
  # The sandbox has contractors more than one; the first is most of the demo.
  case ${FOLLOWUP_CONFIG:-}$query in '' | '&'*) case $query in *'&tenant='*) ;; *) query="$query&tenant=$TENANT" ;; esac ;; esac
  answer=$(mktemp "$RUN/dry-run.XXXXXX")
  # The key goes by standard input, so that no list of processes shows it.
  status=$(printf 'header = "Authorization: Bearer %s"\n' "$API_KEY" |
    curl -s --config - -o "$answer" -w '%{http_code}' -H "Accept: $accept" -H 'Content-Type: application/yaml' \
      --data-binary "@$file" "$API_URL/api/sequences/dry-run?file=$(in_query "$file")$query") || {
    rm -f "$answer"
    die "The engine does not answer at $API_URL: start it with ./followup up, then try again."
  }
  if [ "$status" = 200 ]; then cat "$answer"; else cat "$answer" >&2; fi
  rm -f "$answer"
  [ "$status" = 200 ]
}
