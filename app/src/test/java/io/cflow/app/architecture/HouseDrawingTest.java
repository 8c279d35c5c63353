package io.cflow.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drawing is the test: {@code docs/house.puml}. */
class HouseDrawingTest {

  private static final Path DRAWING = Repository.ROOT.resolve("docs/house.puml");
  private static final Pattern ROOM = Pattern.compile("\\[(\\w+)] <<([a-z.]+)>>");
  private static final Pattern ARROW = Pattern.compile("\\[(\\w+)] --> \\[(\\w+)]");

  @TempDir
  private Path folder;

  @Test
  void the_code_keeps_to_the_drawing() {
    assertThat(strayed(DRAWING)).isEmpty();
  }

  @Test
  void an_arrow_that_is_missing_is_found() throws IOException {
    var without = folder.resolve("without.puml");
    Files.writeString(without, Repository.text(DRAWING).replace("[store] --> [port]\n", ""));

    assertThat(strayed(without)).isNotEmpty().allMatch(line -> line.contains("io.cflow.store."));
  }

  @Test
  void the_code_needs_every_arrow() {
    var drawing = Repository.text(DRAWING);
    var rooms = ROOM.matcher(drawing).results()
        .collect(Collectors.toMap(room -> room.group(1), room -> PackageMatcher.of(room.group(2))));

    assertThat(ARROW.matcher(drawing).results()).isNotEmpty()
        .filteredOn(arrow -> !isNeeded(rooms.get(arrow.group(1)), rooms.get(arrow.group(2))))
        .extracting(MatchResult::group).isEmpty();
  }

  private static boolean isNeeded(PackageMatcher from, PackageMatcher to) {
    return Houses.main().stream()
        .filter(type -> from.matches(type.getPackageName()))
        .anyMatch(type -> needs(type, to));
  }

  private static boolean needs(JavaClass type, PackageMatcher room) {
    return type.getDirectDependenciesFromSelf().stream()
        .anyMatch(needed -> room.matches(needed.getTargetClass().getPackageName()));
  }

  private static List<String> strayed(Path drawing) {
    return classes().should(adhereToPlantUmlDiagram(drawing, consideringOnlyDependenciesInDiagram()))
        .evaluate(Houses.main()).getFailureReport().getDetails();
  }
}
