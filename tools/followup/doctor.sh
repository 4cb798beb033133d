# shellcheck shell=bash
# Tries the configuration without sending anything, and says what is wrong. Sourced by ../../followup.

doctor() {
  local argument jar
  for argument in "$@"; do
    case $argument in
      --json | --tenant | [!-]*) ;;
      *) die "doctor does not know $argument (./followup help)." ;;
    esac
  done
  recall
  secrets
  settings
  LOCAL='' build >&2
  write_tenants
  # Its classes lie unpacked apart from those of the worker, which may run from an older jar.
  unpack doctor
  jar=$(unpacked doctor)
  describe worker
  # What Spring says of a wrong value is for people; everything else is not.
  exec env "${ENVIRONMENT[@]}" LOGGING_LEVEL_ROOT=error "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$jar" io.followup.worker.DoctorCommand "$@"
}
