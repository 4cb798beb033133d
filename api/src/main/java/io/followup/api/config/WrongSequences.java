package io.followup.api.config;

import io.followup.sequence.InvalidSequences;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Sequence files that cannot be used stop the start with file, line, field and fix. */
class WrongSequences extends AbstractFailureAnalyzer<InvalidSequences> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, InvalidSequences wrong) {
    return new FailureAnalysis(
        "Sequence files cannot be used:\n" + wrong.getMessage(),
        "Correct the files named above, or name another folder in FOLLOWUP_SEQUENCES.",
        wrong);
  }
}
