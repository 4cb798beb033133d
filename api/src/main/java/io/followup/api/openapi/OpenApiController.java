package io.followup.api.openapi;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the description of the REST API for programs, {@code docs/openapi.yaml}. */
@RestController
class OpenApiController {

  /** Open to everybody: nothing secret is in it. */
  @GetMapping(path = "/openapi.yaml", produces = "application/yaml")
  Resource document() {
    return new ClassPathResource("openapi.yaml");
  }
}
