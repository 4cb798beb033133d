package io.followup.api.sequences;

import io.followup.api.access.Caller;
import io.followup.api.problem.Problem;
import io.followup.sequence.ProblemCode;
import io.followup.sequence.Sequence;
import io.followup.sequence.SequenceFile;
import io.followup.sequence.SequenceProblem;
import io.followup.sequence.Surroundings;
import io.followup.tenant.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Helps those who write sequences: checks a text, and gives editors the schema. */
@RestController
class SequencesController {
  private static final String NAME = "sequence.yaml";

  private final Tenants tenants;

  SequencesController(Tenants tenants) {
    this.tenants = tenants;
  }

  /** Open to everybody: editors have no key, and nothing secret is in it. */
  @GetMapping(path = "/schemas/sequence.json", produces = "application/schema+json")
  Resource schema() {
    return new ClassPathResource("sequence.schema.json", Sequence.class);
  }

  /**
   * Whatever type the body is declared to be, it is read as a sequence file.
   *
   * @param tenant for whom it is meant; when named, links must lead to the company
   */
  @PostMapping("/api/sequences/lint")
  List<SequenceProblem> lint(
      UriComponentsBuilder address, HttpServletRequest request, InputStream body)
      throws IOException {
    // Not by @RequestParam: that would read a body of the type that forms have.
    Optional<String> tenant =
        Optional.ofNullable(
            address.query(request.getQueryString()).build().getQueryParams().getFirst("tenant"));
    Surroundings surroundings = tenant.map(this::of).orElseGet(Surroundings::unknown);
    byte[] content = body.readNBytes(SequenceFile.MAX_BYTES + 1);
    List<SequenceProblem> problems = SequenceFile.read(NAME, content, surroundings).problems();
    for (SequenceProblem problem : problems) {
      if (problem.code() == ProblemCode.FILE_TOO_LARGE) {
        throw Problem.of(
                413,
                "body-too-large",
                "the body is larger than " + SequenceFile.MAX_BYTES + " bytes.",
                "Send one sequence file.")
            .asException();
      }
      if (problem.code() == ProblemCode.NOT_UTF_8) {
        throw Problem.of(
                400,
                "not-utf-8",
                "line " + problem.line() + " of the body is not UTF-8 text.",
                "Send the sequence file encoded as UTF-8.")
            .asException();
      }
    }
    return problems;
  }

  /** What a key may not see does not exist for it. */
  private Surroundings of(String tenant) {
    return tenants.all().entrySet().stream()
        .filter(one -> one.getKey().value().equals(tenant) && Caller.current().maySee(one.getKey()))
        .map(one -> Surroundings.of(one.getValue().linkHosts()))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of(
                        404,
                        "no-such-tenant",
                        "there is no tenant of this id that this key may see.",
                        "Use a key of the tenant, and its id as in the configuration.")
                    .about("tenant")
                    .asException());
  }
}
