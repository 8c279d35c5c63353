package io.cflow.processors.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InboxTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir
  Path inbox;

  private InboxProjects projects = InboxProjects.watching(Duration.ofSeconds(2));

  @Test
  void a_project_is_taken_when_it_was_quiet_for_two_seconds() {
    var listing = List.of(file("shop/docs/prd.md", 10), file("site.tar.gz", 99));

    assertThat(ready(listing, 0)).isEmpty();
    assertThat(ready(listing, 1_999)).isEmpty();
    assertThat(ready(listing, 2_000)).containsExactly("shop", "site");
  }

  @Test
  void a_file_still_being_written_holds_its_project_back() {
    assertThat(ready(List.of(file("shop.zip", 10)), 0)).isEmpty();
    assertThat(ready(List.of(file("shop.zip", 20)), 2_000)).isEmpty();
    assertThat(ready(List.of(file("shop.zip", 30)), 4_000)).isEmpty();
    assertThat(ready(List.of(file("shop.zip", 30)), 5_999)).isEmpty();
    assertThat(ready(List.of(file("shop.zip", 30)), 6_000)).containsExactly("shop");
  }

  @Test
  void a_file_that_arrives_with_an_old_time_is_still_a_change() {
    assertThat(ready(List.of(file("shop/a.md", 1)), 0)).isEmpty();
    assertThat(ready(List.of(file("shop/a.md", 1), file("shop/b.md", 1)), 2_000)).isEmpty();
    assertThat(ready(List.of(file("shop/a.md", 1), file("shop/b.md", 1)), 4_000)).containsExactly("shop");
  }

  @Test
  void one_noisy_project_does_not_hold_back_another() {
    ready(List.of(file("noisy/a.md", 1), file("quiet/a.md", 1)), 0);

    assertThat(ready(List.of(file("noisy/a.md", 2), file("quiet/a.md", 1)), 2_000)).containsExactly("quiet");
  }

  @Test
  void a_done_file_ends_the_waiting() {
    assertThat(ready(List.of(file("shop/a.md", 1), marker("shop.done", 5)), 0)).containsExactly("shop");
    assertThat(ready(List.of(file("site.zip", 1), marker("site.zip.done", 5)), 0)).containsExactly("site");
    assertThat(ready(List.of(file("blog.zip", 1), marker("blog.done", 5)), 0)).containsExactly("blog");
  }

  @Test
  void a_done_file_of_an_earlier_delivery_says_nothing() {
    var newer = new InboxFile("shop.zip", false, 1, NOON.plusSeconds(10));

    assertThat(ready(List.of(newer, marker("shop.zip.done", 5)), 0)).isEmpty();
    assertThat(ready(List.of(newer, marker("shop.zip.done", 5)), 2_000)).containsExactly("shop");
  }

  @Test
  void what_is_not_finished_or_not_for_us_is_ignored() {
    var listing = List.of(file(".hidden/a.md", 1), file(".failed/shop.zip", 1), file(".done/x.zip", 1),
        file("shop.zip.tmp", 1), file("shop.zip.part", 1), file("half.tmp/a.md", 1), file("photo.jpg", 1));

    ready(listing, 0);
    var look = projects.look(listing, NOON.plusSeconds(60));

    assertThat(look.ready()).isEmpty();
    assertThat(look.refused()).isEmpty();
  }

  @Test
  void a_project_is_offered_until_it_is_taken_and_again_when_it_changes() {
    var first = List.of(file("shop/a.md", 1));
    ready(first, 0);
    assertThat(ready(first, 2_000)).containsExactly("shop");
    assertThat(ready(first, 3_000)).containsExactly("shop");

    var shop = projects.look(first, NOON.plusSeconds(3)).ready().getFirst();
    projects = projects.taken(shop, "hash-1");
    assertThat(ready(first, 4_000)).isEmpty();

    var second = List.of(file("shop/a.md", 2));
    assertThat(ready(second, 5_000)).isEmpty();
    assertThat(ready(second, 7_000)).containsExactly("shop");
    assertThat(projects.isNews(shop, "hash-1")).isFalse();
    assertThat(projects.isNews(shop, "hash-2")).isTrue();
  }

  @Test
  void a_project_that_was_removed_is_forgotten() {
    var listing = List.of(file("shop/a.md", 1));
    ready(listing, 0);
    projects = projects.taken(projects.look(listing, NOON.plusSeconds(2)).ready().getFirst(), "hash");

    ready(List.of(), 3_000);

    assertThat(ready(listing, 4_000)).isEmpty();
    assertThat(ready(listing, 6_000)).containsExactly("shop");
  }

  @Test
  void a_clock_set_back_only_prolongs_the_waiting() {
    var listing = List.of(file("shop/a.md", 1));
    ready(listing, 10_000);

    assertThat(ready(listing, 0)).isEmpty();
    assertThat(ready(listing, 2_000)).containsExactly("shop");
  }

  @Test
  void the_order_of_the_listing_does_not_show() {
    var listing = new ArrayList<>(List.of(file("b/2.md", 1), file("a/1.md", 1), file("b/1.md", 1), file("c.zip", 1)));
    ready(listing, 0);
    Collections.reverse(listing);

    assertThat(ready(listing, 2_000)).containsExactly("a", "b", "c");
  }

  @Test
  void two_entries_for_one_project_do_not_take_turns() {
    var zip = List.of(file("shop.zip", 1));
    ready(zip, 0);
    projects = projects.taken(projects.look(zip, NOON.plusSeconds(2)).ready().getFirst(), "hash");
    var both = List.of(file("shop.zip", 1), file("shop/a.md", 1));
    ready(both, 3_000);

    var look = projects.look(both, NOON.plusSeconds(5));

    assertThat(look.ready()).isEmpty();
    assertThat(look.refused()).extracting(Refusal::path).containsExactly("shop");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-rf", "a b", "$(id)", "x'y", "shöp"})
  void a_dangerous_project_name_is_refused(String name) {
    var listing = List.of(file(name + "/a.md", 1), file(name + ".zip", 1));
    ready(listing, 0);

    var look = projects.look(listing, NOON.plusSeconds(2));

    assertThat(look.ready()).isEmpty();
    assertThat(look.refused()).extracting(Refusal::code)
        .containsExactly(DiagnosticCode.UNSAFE_PATH, DiagnosticCode.UNSAFE_PATH);
  }

  @Test
  void a_loose_document_and_a_link_are_refused_once_quiet() {
    var listing = List.of(file("prd.md", 1), new InboxFile("shop", true, 4, NOON));
    assertThat(projects.look(listing, NOON).refused()).isEmpty();
    ready(listing, 0);

    assertThat(projects.look(listing, NOON.plusSeconds(2)).refused()).extracting(Refusal::code)
        .containsExactly(DiagnosticCode.UNREADABLE, DiagnosticCode.LINK_REFUSED);
  }

  @Test
  void the_listing_holds_what_would_be_read() throws IOException {
    write("shop/docs/prd.md", "x");
    write("shop/node_modules/x/README.md", "x");
    write("shop/src/Main.java", "x");
    write("empty/src/Main.java", "x");
    write("site.zip", "x");
    write(".failed/old.zip", "x");
    Files.createSymbolicLink(inbox.resolve("evil"), Path.of("/etc"));
    Files.createSymbolicLink(inbox.resolve("shop/etc"), Path.of("/etc"));

    assertThat(new InboxFolder(inbox, IntakeLimits.DEFAULT).list()).extracting(InboxFile::path)
        .containsExactly("empty/", "evil", "shop/docs/prd.md", "site.zip");
  }

  @Test
  void a_refused_entry_is_moved_away_with_its_reason_beside() throws IOException {
    write("shop.zip", "broken");

    var name = failed().accept("shop.zip", "the archive is damaged");

    assertThat(name).isEqualTo("shop.zip");
    assertThat(inbox.resolve("shop.zip")).doesNotExist();
    assertThat(inbox.resolve(".failed/shop.zip")).hasContent("broken");
    assertThat(inbox.resolve(".failed/shop.zip.reason.txt")).hasContent("shop.zip\nthe archive is damaged");
    assertThat(names(inbox.resolve(".failed"))).hasSize(2);
  }

  @Test
  void a_second_refusal_does_not_overwrite_the_first() throws IOException {
    for (var content : List.of("one", "two", "three")) {
      write("shop/prd.md", content);
      failed().accept("shop", content);
    }

    assertThat(inbox.resolve(".failed/shop/prd.md")).hasContent("one");
    assertThat(inbox.resolve(".failed/shop.3/prd.md")).hasContent("three");
    assertThat(inbox.resolve(".failed/shop.2.reason.txt")).hasContent("shop\ntwo");
  }

  @Test
  void a_refused_link_is_moved_itself() throws IOException {
    var outside = Files.createTempDirectory("outside");
    Files.createSymbolicLink(inbox.resolve("evil"), outside);

    failed().accept("evil", "a link");

    assertThat(Files.isSymbolicLink(inbox.resolve(".failed/evil"))).isTrue();
    assertThat(outside).isEmptyDirectory();
    Files.delete(outside);
  }

  @Test
  void a_failed_folder_that_is_a_link_is_not_written_to() throws IOException {
    var outside = Files.createTempDirectory("outside");
    Files.createSymbolicLink(inbox.resolve(".failed"), outside);
    write("shop.zip", "x");

    assertThatThrownBy(() -> failed().accept("shop.zip", "bad")).isInstanceOf(UncheckedIOException.class);

    assertThat(outside).isEmptyDirectory();
    assertThat(inbox.resolve("shop.zip")).exists();
    Files.delete(outside);
  }

  @Test
  void a_dangerous_name_is_made_harmless_on_the_way() throws IOException {
    write("..x\n\u001b[2J.zip", "x");

    assertThat(failed().accept("..x\n\u001b[2J.zip", "bad name")).isEqualTo("x---2J.zip");
    assertThat(inbox.resolve(".failed/x---2J.zip.reason.txt")).hasContent("..x??[2J.zip\nbad name");
  }

  private FailedFolder failed() {
    return new FailedFolder(inbox, IntakeLimits.DEFAULT);
  }

  private void write(String path, String content) throws IOException {
    Files.createDirectories(inbox.resolve(path).getParent());
    Files.writeString(inbox.resolve(path), content);
  }

  private static List<String> names(Path folder) throws IOException {
    try (var children = Files.list(folder)) {
      return children.map(child -> child.getFileName().toString()).toList();
    }
  }

  /** Looks, and keeps what was seen for the next look. */
  private List<String> ready(List<InboxFile> listing, long millis) {
    var look = projects.look(listing, NOON.plusMillis(millis));
    projects = look.next();
    return look.ready().stream().map(InboxProject::name).toList();
  }

  private static InboxFile file(String path, long size) {
    return new InboxFile(path, false, size, NOON.minusSeconds(3_600));
  }

  private static InboxFile marker(String path, int seconds) {
    return new InboxFile(path, false, 0, NOON.plusSeconds(seconds));
  }
}
