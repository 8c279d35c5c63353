package io.cflow.processors.intake;

import static io.cflow.processors.intake.Archives.archive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.ProjectFiles;
import io.cflow.domain.Refusal;
import io.cflow.domain.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProjectArchiveTest {

  private static final byte[] ZEROS = new byte[9 << 20];

  private final ProjectArchive archives = new ProjectArchive();

  @Test
  void every_format_gives_the_same_files() {
    var shop = archive().folder("shop/").with("shop/docs/prd.md", "# PRD")
        .with("shop/docs/qa/gates/1.1.yml", "gate: PASS")
        .with("shop/src/Main.java", "class Main {}");

    for (var bytes : List.of(shop.zip(), shop.tar(), shop.tarGz())) {
      var project = archives.read(bytes, "shop");

      assertThat(paths(project)).containsExactly("docs/prd.md", "docs/qa/gates/1.1.yml");
      assertThat(project.files().getFirst().bytes()).asString(StandardCharsets.UTF_8).isEqualTo("# PRD");
      assertThat(project.refusals()).isEmpty();
    }
  }

  @Test
  void a_folder_that_is_part_of_the_project_is_no_wrapper() {
    assertThat(paths(read(archive().with("docs/prd.md", "x").with("docs/epics.md", "x"))))
        .containsExactly("docs/epics.md", "docs/prd.md");
  }

  @Test
  void two_top_folders_are_no_wrapper() {
    assertThat(paths(read(archive().with("a/prd.md", "x").with("b/prd.md", "y"))))
        .containsExactly("a/prd.md", "b/prd.md");
  }

  @Test
  void what_macos_adds_does_not_hide_the_wrapper() {
    assertThat(paths(read(archive().with("shop/prd.md", "x").with("__MACOSX/shop/._prd.md", "x"))))
        .containsExactly("prd.md");
  }

  @Test
  void a_leading_dot_folder_says_nothing() {
    var project = archives.read(archive().folder("./").with("./docs/prd.md", "x").with("./src/a.c", "").tar(), "shop");

    assertThat(paths(project)).containsExactly("docs/prd.md");
    assertThat(project.refusals()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "../evil.md", "docs/../../evil.md", "docs/..", "/etc/evil.md", "//evil.md", "docs\\evil.md", "..\\evil.md",
    "C:/evil.md", "c:evil.md", "docs/e\u0000vil.md", "docs/e\nvil.md", "docs/e\u001b[2Jvil.md", "docs//evil.md",
    "docs/\u202Edm.exe.md", "docs/\uFF0E\uFF0E/evil.md", "docs/\u2025/evil.md", "docs\uFF0F..\uFF0Fevil.md",
        " /evil.md"})
  void an_unsafe_name_is_refused_and_the_rest_goes_on(String name) {
    for (var bytes : List.of(archive().with(name, "evil").with("prd.md", "# PRD").windowsZip(),
        archive().with(name.replace('\0', '\1'), "evil").with("prd.md", "# PRD").tar())) {
      var project = archives.read(bytes, "shop");

      assertThat(paths(project)).containsExactly("prd.md");
      assertThat(project.refusals()).singleElement().satisfies(refusal -> {
        assertThat(refusal.code()).isEqualTo(DiagnosticCode.UNSAFE_PATH);
        assertThat(refusal.path()).doesNotContainPattern("\\p{Cntrl}").doesNotContain("\u202E");
      });
    }
  }

  @Test
  void a_path_of_absurd_length_is_refused() {
    assertThat(codes(read(archive().with("a/".repeat(600) + "prd.md", "x").with("ok.md", "")))).containsExactly(
        DiagnosticCode.UNSAFE_PATH);
    assertThat(codes(read(archive().with("b".repeat(300) + ".md", "x").with("ok.md", "")))).containsExactly(
        DiagnosticCode.UNSAFE_PATH);
  }

  @Test
  void a_path_deeper_than_the_limit_is_refused() {
    assertThat(codes(read(archive().with("a/".repeat(40) + "prd.md", "x").with("ok.md", "")))).containsExactly(
        DiagnosticCode.TOO_LARGE);
  }

  @Test
  void links_are_refused_in_every_format() {
    var evil = archive().symlink("docs/prd.md", "/etc/passwd").with("docs/epics.md", "# Epics");

    for (var bytes : List.of(evil.zip(), evil.tar(), evil.tarGz())) {
      var project = archives.read(bytes, "shop");

      assertThat(paths(project)).containsExactly("docs/epics.md");
      assertThat(codes(project)).containsExactly(DiagnosticCode.LINK_REFUSED);
    }
  }

  @Test
  void a_folder_that_is_a_link_does_not_carry_what_follows_outside() {
    var project = archives.read(
        archive().symlink("docs/out", "/tmp").with("docs/out/prd.md", "# PRD").tar(), "shop");

    assertThat(paths(project)).containsExactly("docs/out/prd.md");
    assertThat(codes(project)).containsExactly(DiagnosticCode.LINK_REFUSED);
  }

  @Test
  void hard_links_and_devices_are_refused() {
    var project = archives.read(
        archive().hardLink("docs/a.md", "/etc/passwd").device("docs/b.md").with("docs/c.md", "").tar(), "shop");

    assertThat(paths(project)).containsExactly("docs/c.md");
    assertThat(codes(project)).containsExactly(DiagnosticCode.LINK_REFUSED, DiagnosticCode.UNREADABLE);
  }

  @Test
  void an_encrypted_entry_is_refused() {
    var bytes = archive().with("docs/a.md", "secret").with("docs/b.md", "open").zip();
    // Bit 0 of the general purpose flags, in the first central header.
    bytes[indexOf(bytes, new byte[] {'P', 'K', 1, 2}) + 8] |= 1;

    var project = archives.read(bytes, "shop");

    assertThat(paths(project)).containsExactly("docs/b.md");
    assertThat(project.refusals()).containsExactly(
        new Refusal("docs/a.md", DiagnosticCode.UNREADABLE, "encrypted"));
  }

  @Test
  void a_damaged_entry_is_refused_and_the_rest_goes_on() {
    var bytes = archive().with("docs/a.md", "some text").with("docs/b.md", "open").zip();
    // The checksum in the first central header.
    bytes[indexOf(bytes, new byte[] {'P', 'K', 1, 2}) + 16] ^= 1;

    var project = archives.read(bytes, "shop");

    assertThat(paths(project)).containsExactly("docs/b.md");
    assertThat(project.refusals()).containsExactly(new Refusal("docs/a.md", DiagnosticCode.UNREADABLE, "damaged"));
  }

  @Test
  void of_two_contents_for_one_name_neither_is_taken() {
    var zip = read(archive().with("docs/a.md", "one").with("docs/a.md", "two").with("docs/b.md", ""));
    var tar = archives.read(
        archive().with("docs/a.md", "two").with("docs/b.md", "").with("./docs/a.md", "one").tar(), "shop");

    assertThat(paths(zip)).containsExactly("docs/b.md");
    assertThat(codes(zip)).containsExactly(DiagnosticCode.DUPLICATE_DOCUMENT);
    assertThat(tar.refusals()).isEqualTo(zip.refusals());
  }

  @Test
  void a_third_copy_does_not_settle_a_contradiction() {
    var project = read(archive().with("docs/a.md", "one").with("docs/a.md", "two").with("docs/a.md", "one"));

    assertThat(project.files()).isEmpty();
    assertThat(codes(project)).containsExactly(DiagnosticCode.DUPLICATE_DOCUMENT);
  }

  @Test
  void a_repeated_file_with_the_same_content_is_no_contradiction() {
    var project = read(archive().with("docs/a.md", "one").with("docs/a.md", "one"));

    assertThat(paths(project)).containsExactly("docs/a.md");
    assertThat(project.refusals()).isEmpty();
  }

  @Test
  void an_archive_inside_an_archive_is_not_opened() {
    var inner = archive().with("docs/hidden.md", "x").zip();

    var project = read(archive().with("docs/prd.md", "x").with("docs/more.zip", inner));

    assertThat(paths(project)).containsExactly("docs/prd.md");
    assertThat(codes(project)).containsExactly(DiagnosticCode.UNREADABLE);
  }

  static List<byte[]> bombs() {
    return List.of(
        archive().with("docs/a.md", ZEROS).zip(),
        archive().with("docs/a.md", ZEROS).tarGz(),
        archive().with("src/never-read.bin", ZEROS).tarGz());
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void a_bomb_is_refused_as_a_whole(byte[] bomb) {
    assertRefused(IntakeRefused.Code.BOMB, bomb);
  }

  @Test
  void a_bomb_that_lies_about_its_size_is_refused() {
    var bytes = archive().with("docs/a.md", ZEROS).zip();
    int header = indexOf(bytes, new byte[] {'P', 'K', 1, 2});
    // The uncompressed size in the central header: ten bytes.
    bytes[header + 24] = 10;
    bytes[header + 25] = 0;
    bytes[header + 26] = 0;
    bytes[header + 27] = 0;

    assertRefused(IntakeRefused.Code.BOMB, bytes);
  }

  @Test
  void many_entries_on_the_same_bytes_count_every_time() {
    var bomb = archive();
    for (int i = 0; i < 12; i++) {
      bomb.with("docs/%d.md".formatted(i), new byte[1 << 20]);
    }

    assertRefused(IntakeRefused.Code.BOMB, bomb.zip());
  }

  @Test
  void an_endless_name_is_not_held_in_memory() {
    var bytes = archive().longName(new byte[2 << 20]).with("a.md", "x").tar();

    assertRefused(IntakeRefused.Code.BOMB, bytes);
  }

  @Test
  void a_large_file_that_is_no_document_costs_nothing() {
    var noise = new byte[9 << 20];
    new Random(7).nextBytes(noise);

    assertThat(paths(read(archive().with("film.bin", noise).with("prd.md", "x")))).containsExactly("prd.md");
  }

  @Test
  void a_document_over_the_limit_is_refused_alone() {
    var noise = new byte[(8 << 20) + 1];
    new Random(7).nextBytes(noise);

    var project = read(archive().with("docs/huge.md", noise).with("docs/prd.md", "x"));

    assertThat(paths(project)).containsExactly("docs/prd.md");
    assertThat(codes(project)).containsExactly(DiagnosticCode.TOO_LARGE);
  }

  @Test
  void limits_of_the_whole_project_refuse_it() {
    var shop = archive().with("docs/a.md", "0123456789").with("docs/b.md", "0123456789").with("docs/c.md", "").tarGz();

    assertThat(new ProjectArchive(limits(1_000, 3, 3)).read(shop, "shop").files()).hasSize(3);
    assertRefused(IntakeRefused.Code.TOO_LARGE, shop, limits(19, 3, 3));
    assertRefused(IntakeRefused.Code.TOO_MANY_FILES, shop, limits(1_000, 2, 3));
    assertRefused(IntakeRefused.Code.TOO_MANY_FILES, shop, limits(1_000, 3, 2));
  }

  @Test
  void the_number_of_entries_is_counted_not_believed() {
    var shop = archive().with("a.md", "").with("b.md", "").with("c.md", "").zip();

    assertThatThrownBy(() -> new ProjectArchive(limits(1_000, 3, 2)).read(shop, "shop"))
        .hasMessage("an archive of more than 2 entries");
  }

  @Test
  void documents_over_the_limit_together_refuse_the_project() {
    var text = "0123456789".repeat(60);
    var shop = archive().with("docs/a.md", text + "a").with("docs/b.md", text + "b").zip();

    assertRefused(IntakeRefused.Code.TOO_LARGE, shop, limits(1_000, 3, 3));
  }

  private static IntakeLimits limits(long project, int files, int entries) {
    return new IntakeLimits(1_000, project, files, 10, entries, 1 << 20, 1_000);
  }

  @Test
  void what_is_no_archive_is_refused() {
    assertRefused(IntakeRefused.Code.UNREADABLE, new byte[0]);
    assertRefused(IntakeRefused.Code.UNREADABLE, "# not an archive".repeat(100).getBytes(StandardCharsets.UTF_8));
    assertRefused(IntakeRefused.Code.UNREADABLE, new byte[10_240]);
  }

  @Test
  void a_truncated_archive_is_refused() {
    var shop = archive().with("docs/prd.md", "# PRD".repeat(500)).with("docs/b.md", "x");

    assertRefused(IntakeRefused.Code.UNREADABLE, Arrays.copyOf(shop.zip(), 60));
    assertRefused(IntakeRefused.Code.UNREADABLE, Arrays.copyOf(shop.tar(), 700));
    assertRefused(IntakeRefused.Code.UNREADABLE, Arrays.copyOf(shop.tarGz(), 60));
  }

  @Test
  void an_empty_archive_is_an_empty_project() {
    assertThat(archives.read(archive().zip(), "shop").files()).isEmpty();
  }

  @Test
  void the_order_of_an_archive_does_not_show() {
    var names = new ArrayList<>(List.of("p/docs/a.md", "p/docs/b.md", "p/../c.md", "p/docs/stories/1.1.md",
        "p/x.java"));
    var first = archive();
    names.forEach(name -> first.with(name, name));
    Collections.reverse(names);
    var second = archive();
    names.forEach(name -> second.with(name, name));

    assertSame(archives.read(first.zip(), "shop"), archives.read(second.tarGz(), "shop"));
  }

  @Test
  void a_stream_without_end_is_cut_off() {
    var endless = new InputStream() {
      @Override
      public int read() {
        return 'x';
      }
    };

    assertThatThrownBy(() -> archives.read(endless, "shop")).isInstanceOf(IntakeRefused.class);
  }

  @Test
  void a_stream_is_read_to_its_end() {
    var zip = archive().with("prd.md", "x").zip();

    assertThat(paths(archives.read(new ByteArrayInputStream(zip), "shop"))).containsExactly("prd.md");
  }

  @Test
  void a_dangerous_project_name_is_refused() {
    assertThatThrownBy(() -> archives.read(archive().zip(), "../shop"))
        .isInstanceOfSatisfying(IntakeRefused.class, e -> assertThat(e.code()).isEqualTo(IntakeRefused.Code.BAD_NAME));
  }

  private ProjectFiles read(Archives archive) {
    return archives.read(archive.zip(), "shop");
  }

  private static List<String> paths(ProjectFiles project) {
    return project.files().stream().map(SourceFile::path).toList();
  }

  private static List<DiagnosticCode> codes(ProjectFiles project) {
    return project.refusals().stream().map(Refusal::code).toList();
  }

  static void assertSame(ProjectFiles one, ProjectFiles other) {
    assertThat(paths(one)).isEqualTo(paths(other));
    assertThat(one.refusals()).isEqualTo(other.refusals());
    assertThat(Fingerprint.of(one)).isEqualTo(Fingerprint.of(other));
  }

  private void assertRefused(IntakeRefused.Code code, byte[] archive) {
    assertRefused(code, archive, IntakeLimits.DEFAULT);
  }

  private static void assertRefused(IntakeRefused.Code code, byte[] archive, IntakeLimits limits) {
    assertThatThrownBy(() -> new ProjectArchive(limits).read(archive, "shop"))
        .isInstanceOfSatisfying(IntakeRefused.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    for (int i = 0; i + wanted.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }
}
