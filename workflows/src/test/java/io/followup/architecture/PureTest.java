package io.followup.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the module of workflows must never touch: a replay has to take the same way each time. */
class PureTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.followup");

  @Test
  void no_framework_and_no_io() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..",
            "java.io..",
            "java.nio.file..",
            "java.net.http..",
            "java.sql..",
            "javax.sql..",
            "java.util.concurrent.locks..")
        .because("workflows decide; activities act")
        .check(
            OURS.that(
                com.tngtech.archunit.base.DescribedPredicate.not(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                            "io.followup.sequence..") // readers of text use streams in memory
                        // tables on the class path
                        .or(
                            com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName(
                                "TableFile")))));
  }

  @Test
  void no_clock_and_no_chance() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.Random.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .check(OURS);
  }

  @Test
  void no_iteration_order_left_to_chance_in_what_replays() {
    noClasses()
        .that()
        .resideInAnyPackage("io.followup.run..", "io.followup.estimate..", "io.followup.fact..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(HashMap.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(HashSet.class)
        .check(OURS);
  }

  @Test
  void no_vendor_is_named() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.followup.tenant..")
        .should()
        .haveNameMatching("(?i).*(servicetitan|twilio|jobber|housecall).*")
        .because("facts, workflows, sequences and guards speak of no vendor")
        .check(OURS);
  }
}
