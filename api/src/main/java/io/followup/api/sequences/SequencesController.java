package io.followup.api.sequences;

import io.followup.api.access.VisibleTenants;
import io.followup.api.problem.Problem;
import io.followup.sequence.ProblemCode;
import io.followup.sequence.Sequence;
import io.followup.sequence.SequenceFile;
import io.followup.sequence.SequenceProblem;
import io.followup.sequence.Sequences;
import io.followup.sequence.Surroundings;
import io.followup.tenant.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Helps those who write sequences: checks a text, and gives editors the schema. */
@RestController
class SequencesController {
  private static final String NAME = "sequence.yaml";

  private final VisibleTenants visible;
  private final PlacesOfWork places;

  SequencesController(Tenants tenants, PlacesOfWork places) {
    this.visible = new VisibleTenants(tenants);
    this.places = places;
  }

  /** Open to everybody: editors have no key, and nothing secret is in it. */
  @GetMapping(path = "/schemas/sequence.json", produces = "application/schema+json")
  Resource schema() {
    return new ClassPathResource("sequence.schema.json", Sequence.class);
  }

  /**
   * Whatever type the body is declared to be, it is read as a sequence file.
   *
   * @param tenant for whom it is meant; when named, the file is checked against its hours, links,
   *     sequences in force and recent objects, too
   * @param file how the problems name it
   */
  @PostMapping("/api/sequences/lint")
  List<SequenceProblem> lint(
      UriComponentsBuilder address, HttpServletRequest request, InputStream body)
      throws IOException {
    // Not by @RequestParam: that would read a body of the type that forms have.
    MultiValueMap<String, String> query =
        address.query(request.getQueryString()).build().getQueryParams();
    Optional<String> tenant = decoded(query, "tenant");
    Surroundings surroundings =
        tenant.isPresent() ? places.of(visible.one(tenant)) : Surroundings.unknown();
    byte[] content = body.readNBytes(SequenceFile.MAX_BYTES + 1);
    String file = decoded(query, "file").orElse(NAME);
    List<SequenceProblem> problems = Sequences.lint(Map.of(file, content), surroundings);
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

  private static Optional<String> decoded(MultiValueMap<String, String> query, String name) {
    return Optional.ofNullable(query.getFirst(name))
        .map(value -> UriUtils.decode(value, StandardCharsets.UTF_8));
  }
}
