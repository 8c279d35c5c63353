package io.cflow.agents.qa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JUnitReportTest {

  @Test
  void every_result_has_its_status_and_its_first_message() {
    var tests = read("""
        <testsuites><testsuite name="rooms">
          <testcase classname="A" name="one" time="0.1"/>
          <testcase classname="A" name="two"><failure message="expected 3 but was 4" type="X">at /home/u/a/b</failure>
          </testcase>
          <testcase classname="A" name="three"><skipped/></testcase>
          <testcase classname="A" name="four"><flakyFailure message="late"/><system-out>x</system-out></testcase>
          <testcase classname="A" name="five"><error type="java.io.IOException"/></testcase>
        </testsuite></testsuites>
        """).orElseThrow();

    assertThat(tests).containsExactly(
        new TestResult("A", "one", TestResult.Status.PASSED, ""),
        new TestResult("A", "two", TestResult.Status.FAILED, "expected 3 but was 4"),
        new TestResult("A", "three", TestResult.Status.SKIPPED, ""),
        new TestResult("A", "four", TestResult.Status.FLAKY, "late"),
        new TestResult("A", "five", TestResult.Status.FAILED, "java.io.IOException"));
  }

  @Test
  void an_external_entity_is_never_read() {
    var tests = read("""
        <!DOCTYPE t [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
        <testsuite><testcase name="a"><failure message="&secret;"/></testcase></testsuite>
        """);

    assertThat(tests.map(List::toString).orElse("")).doesNotContain(hostname());
  }

  @Test
  void other_xml_and_broken_xml_are_no_reports() {
    assertThat(read("<project/>")).isEmpty();
    assertThat(read("<testsuite><testcase")).isEmpty();
  }

  @Test
  void what_changes_from_run_to_run_is_taken_out_of_messages() {
    assertThat(Steady.text("was Room@1b2c3d4 in /tmp/junit123/rooms/a.txt", 200)).isEqualTo("was Room@… in …/a.txt");
  }

  private static Optional<List<TestResult>> read(String xml) {
    return JUnitReport.read(xml.getBytes(StandardCharsets.UTF_8));
  }

  private static String hostname() {
    try {
      return Files.readString(Path.of("/etc/hostname")).strip();
    } catch (IOException none) {
      return "no host name here";
    }
  }
}
