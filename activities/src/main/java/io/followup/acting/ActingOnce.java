package io.followup.acting;

import io.followup.dispatch.Action;
import io.followup.dispatch.Deed;
import io.followup.dispatch.Deeds;
import io.followup.dispatch.DispatchInDoubt;
import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.intent.Claim;
import io.followup.intent.Intents;
import io.followup.intent.Intents.Origin;
import io.followup.intent.Intents.Outcome;
import io.followup.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The way of an act: write down what is meant; look whether it lies there; say that the request
 * leaves; send it once; record its id. When the answer is lost, it is looked for with growing
 * pauses, because searches lag behind writes, and sent again only once the dispatch system has
 * surely carried the first request out or dropped it (docs/reference/servicetitan.md, idempotency).
 */
public final class ActingOnce implements Acting {
  /** Longer than looking takes; a crashed try blocks the others for so long. */
  private static final Duration WHILE_LOOKING = Duration.ofMinutes(2);

  /** Longer than one request may take, its waiting included. */
  private static final Duration WHILE_POSTING = Duration.ofMinutes(4);

  private static final Duration ANOTHER_IS_AT_IT = Duration.ofSeconds(2);

  /** After the request, when nobody knows what became of it. */
  private static final List<Duration> LOOKS =
      List.of(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(45));

  private final Deeds deeds;
  private final Intents intents;
  private final Duration settledAfter;

  /**
   * @param settledAfter after that time a request has surely been carried out or dropped, and what
   *     it made is found
   */
  public ActingOnce(Deeds deeds, DataSource dataSource, Duration settledAfter) {
    this.deeds = deeds;
    this.intents = new Intents(dataSource);
    this.settledAfter = settledAfter;
  }

  @Override
  public Acted act(TenantId tenant, String key, String marker, Action action) {
    Deed deed = deeds.of(tenant, action, marker);
    return switch (intents.claim(tenant, key, action.kind(), marker, WHILE_LOOKING)) {
      case Claim.Done done -> acted(done.outcome());
      case Claim.Taken taken ->
          throw new DispatchUnavailable(
              "Another try of this is under way.", Optional.of(ANOTHER_IS_AT_IT));
      case Claim.Mine mine -> new Try(tenant, key, deed, mine).carryOut();
    };
  }

  private static Acted acted(Outcome outcome) {
    return new Acted(new Deed.Done(outcome.object(), outcome.told()), outcome.origin());
  }

  /** One try, while the act is ours. */
  private final class Try {
    private final TenantId tenant;
    private final String key;
    private final Deed deed;
    private final Claim.Mine mine;

    Try(TenantId tenant, String key, Deed deed, Claim.Mine mine) {
      this.tenant = tenant;
      this.key = key;
      this.deed = deed;
      this.mine = mine;
    }

    Acted carryOut() {
      try {
        return found(mine.postedAgo().isPresent() ? Origin.MADE : Origin.FOUND)
            .orElseGet(this::make);
      } catch (DispatchUnavailable away) {
        // What was sent earlier stays unknown; what was not sent stays unsent.
        intents.release(tenant, key, mine.lease(), Optional.empty());
        throw away;
      } catch (DispatchRefused refused) {
        intents.release(tenant, key, mine.lease(), Optional.of(refused.getMessage()));
        throw refused;
      }
    }

    private Optional<Acted> found(Origin origin) {
      return deed.find().map(done -> settled(done, origin));
    }

    private Acted make() {
      mine.postedAgo().ifPresent(this::requireSettled);
      if (!intents.posting(tenant, key, mine.lease(), WHILE_POSTING)) {
        throw new DispatchUnavailable(
            "Looking for it took too long; it is looked for again.", Optional.of(ANOTHER_IS_AT_IT));
      }
      try {
        return settled(deed.make(), Origin.MADE);
      } catch (DispatchInDoubt inDoubt) {
        throw new DispatchUnavailable(inDoubt.getMessage(), Optional.of(LOOKS.getFirst()));
      } catch (DispatchUnavailable surelyNot) {
        intents.notDone(tenant, key, mine.lease());
        throw surelyNot;
      } catch (DispatchRefused refused) {
        intents.notDone(tenant, key, mine.lease());
        // A conflict may mean that it lies there by now.
        return found(Origin.FOUND).orElseThrow(() -> refused);
      }
    }

    /** An earlier request may still be carried out, or what it made not be found yet. */
    private void requireSettled(Duration ago) {
      if (ago.compareTo(settledAfter) < 0) {
        throw new DispatchUnavailable(
            "What was filed is not found yet, and may still come; it is looked for again.",
            Optional.of(untilNextLook(ago)));
      }
    }

    private Duration untilNextLook(Duration ago) {
      return LOOKS.stream()
          .filter(look -> look.compareTo(ago) > 0 && look.compareTo(settledAfter) < 0)
          .findFirst()
          .orElse(settledAfter)
          .minus(ago);
    }

    private Acted settled(Deed.Done done, Origin origin) {
      Outcome outcome = new Outcome(done.id(), origin, done.told());
      intents.done(tenant, key, outcome);
      return acted(outcome);
    }
  }
}
