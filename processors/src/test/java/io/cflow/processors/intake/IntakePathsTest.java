package io.cflow.processors.intake;

import static io.cflow.processors.intake.Archives.archive;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.ProjectFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the entries of an archive are called, nothing that comes in leads out. */
final class IntakePathsTest {

  private static final Path ROOT = Path.of("/inbox/shop");

  private final ProjectArchive archives = new ProjectArchive();

  @Property(tries = 2_000)
  void no_path_escapes_from_a_zip(@ForAll("names") List<String> names) {
    var archive = archive();
    names.forEach(name -> archive.with(name, name));

    assertInside(archives.read(archive.zip(), "shop"));
  }

  @Property(tries = 2_000)
  void no_path_escapes_from_a_tar(@ForAll("names") List<String> names) {
    var archive = archive();
    names.forEach(name -> archive.with(name, name));

    assertInside(archives.read(archive.tarGz(), "shop"));
  }

  @Property(tries = 1_000)
  void no_path_escapes_from_json(@ForAll("names") List<String> names) {
    var gathering = new Gathering(IntakeLimits.DEFAULT);
    names.forEach(name -> gathering.offer(name, new byte[0]));

    assertInside(gathering.finish(ProjectName.of("shop")));
  }

  /** A zip with a few bytes changed is read, in part or not at all, but never with another exception. */
  @Property(tries = 2_000)
  void a_mutated_archive_is_read_or_refused(
      @ForAll("formats") byte[] archive, @ForAll("mutations") List<Integer> mutations) {
    var bytes = archive.clone();
    for (int mutation : mutations) {
      bytes[Math.floorMod(mutation >> 8, bytes.length)] = (byte) mutation;
    }

    try {
      assertInside(archives.read(bytes, "shop"));
    } catch (IntakeRefused refused) {
      assertThat(refused.reason()).isNotBlank();
    }
  }

  @Provide
  Arbitrary<byte[]> formats() {
    var shop = archive().with("shop/docs/prd.md", "# PRD").symlink("shop/docs/link.md", "x").with("shop/docs/b.md",
        "b");
    return Arbitraries.of(shop.zip(), shop.tar(), shop.tarGz());
  }

  @Provide
  Arbitrary<List<Integer>> mutations() {
    return Arbitraries.integers().list().ofMinSize(1).ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<String>> names() {
    var hostile = Arbitraries.of(
        "..", ".", "", "/", "\\", "C:", "~", "%2e%2e", "docs", "a.md", "prd.md", "\0", " ", "..\u200b", "\u2025",
            "\uFF0F",
        "node_modules", ".git", "con", "\uD83D", "需求.md");
    var part = Arbitraries.oneOf(hostile, Arbitraries.strings().ofMaxLength(6));
    var separator = Arbitraries.of("/", "/", "\\", "//");
    return Combinators.combine(part.list().ofMinSize(1).ofMaxSize(5), separator)
        .as((parts, with) -> String.join(with, parts) + ".md")
        .list().ofMinSize(1).ofMaxSize(5);
  }

  private static void assertInside(ProjectFiles project) {
    assertThat(project.files()).allSatisfy(file -> {
      // Letters beyond ASCII cannot be paths in every locale; they cannot change where a path leads either.
      var resolved = ROOT.resolve(file.path().replaceAll("[^\\p{ASCII}]", "x"));
      assertThat(resolved.normalize()).isEqualTo(resolved).matches(path -> path.startsWith(ROOT), "inside");
      assertThat(file.path()).doesNotContain("\\").doesNotContainPattern("\\p{Cntrl}").doesNotStartWith("/");
      assertThat(file.path().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(EntryPath.MAX_BYTES);
    });
  }
}
