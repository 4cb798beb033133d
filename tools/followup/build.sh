# shellcheck shell=bash
# Builds the jars when a source is newer, and Temporal once, side by side. Sourced by ../../followup.

jars_current() {
  local part jar
  for part in api worker simulator postgres; do
    jar=$(jar_of "$part") || return 1
    [ -z "$(find "$ROOT/pom.xml" "$ROOT/sequences/sequence.schema.json" "$ROOT"/{workflows,store,activities,worker,api,simulator,sandbox}/{pom.xml,src/main} -type f -newer "$jar" 2>/dev/null | head -n 1)" ] || return 1
  done
}

build() {
  local jars='' temporal='' began=$SECONDS stamp module part told=0
  JAVA=$("$ROOT/tools/jdk/find")/bin/java || exit 1
  if ! jars_current; then
    stamp=$STATE/build.started
    touch "$stamp"
    (
      cd "$ROOT"
      exec ./mvnw -B -Dstyle.color=never -Dmaven.test.skip=true -Dspotless.check.skip=true -pl api,worker,simulator,sandbox -am package
    ) >"$LOGS/build.log" 2>&1 </dev/null &
    jars=$!
  fi
  case " $LOCAL " in *' temporal '*)
    "$ROOT/tools/temporal/provide" >"$STATE/temporal-cli.new" 2>"$LOGS/temporal-build.log" </dev/null &
    temporal=$!
    ;;
  esac
  HELPERS="$jars $temporal"
  while kill -0 ${jars:-$temporal} 2>/dev/null || kill -0 ${temporal:-$jars} 2>/dev/null; do
    sleep 0.1
    # A missing tool is told at once, not after the other build.
    [ -z "$temporal" ] || kill -0 "$temporal" 2>/dev/null || wait "$temporal" || die "$(tail -n 1 "$LOGS/temporal-build.log")"
    [ $((SECONDS - began)) -ge 1 ] || continue
    module=$(sed -n 's/^\[INFO\] Building \([a-z]*\) .*\[\(.*\)\]$/ \2 \1/p' "$LOGS/build.log" 2>/dev/null | tail -n 1 || true)
    part=''
    [ -z "$jars" ] || ! kill -0 "$jars" 2>/dev/null || part="the jars$module"
    [ -z "$temporal" ] || ! kill -0 "$temporal" 2>/dev/null || part="$part${part:+ and }Temporal (about 5 minutes, once)"
    [ -n "$part" ] || continue
    if [ -t 1 ]; then
      progress "Building $part ... $((SECONDS - began)) s"
    elif [ $((SECONDS - began)) -ge "$told" ]; then
      say "Building $part ... $((SECONDS - began)) s"
      told=$((SECONDS - began + 20))
    fi
  done
  clear_line
  if [ -n "$jars" ] && ! wait "$jars"; then
    part=$(sed -n 's/^\[ERROR\] //p' "$LOGS/build.log" | grep -v -e '^ *$' -e '^COMPILATION ERROR' | sed "s|^$ROOT/||" | head -n 1 | cut -c 1-300 || true)
    die "The build failed: ${part:-it was ended} (log: $(shown "$LOGS/build.log"))"
  fi
  [ -z "$temporal" ] || wait "$temporal" || die "$(tail -n 1 "$LOGS/temporal-build.log")"
  HELPERS=''
  [ -z "$temporal" ] || mv "$STATE/temporal-cli.new" "$STATE/temporal-cli"
  if [ -n "$jars" ]; then
    for part in api worker simulator postgres; do touch -r "$stamp" "$(jar_of "$part")"; done
    say "Built the jars${temporal:+ and Temporal} in $((SECONDS - began)) s."
  fi
}
