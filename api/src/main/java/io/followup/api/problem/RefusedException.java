package io.followup.api.problem;

/** Ends a request with a {@link Problem}. */
public final class RefusedException extends RuntimeException {
  private final transient Problem problem;

  RefusedException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
