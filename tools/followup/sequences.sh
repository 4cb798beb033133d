# shellcheck shell=bash
# Checks sequence files without the engine. Sourced by ../../followup.

# Its classes lie unpacked apart from those of the api, which may run from an older jar.
sequences() {
  local argument options=() files=() jar
  [ "${1:-}" = lint ] || die "There is only: ./followup sequences lint [--json] [FILE...]"
  shift
  for argument in "$@"; do
    case $argument in
      --json) options=(--json) ;;
      -*) die "sequences lint does not know $argument (./followup help)." ;;
      *) files+=("$argument") ;;
    esac
  done
  recall
  [ ${#files[@]} -gt 0 ] || files=("$(shown "${FOLLOWUP_SEQUENCES:-$ROOT/sequences}")")
  mkdir -p "$LOGS"
  LOCAL='' build >&2
  unpack lint
  jar=$(unpacked lint)
  # The last two options: a library's warning that says nothing to authors.
  exec "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=$(dirname "$jar")/classes.jsa" \
    -Xlog:cds=off -Xlog:aot=off -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow \
    -cp "$jar" io.followup.api.sequences.LintCommand ${options[@]+"${options[@]}"} "${files[@]}"
}
