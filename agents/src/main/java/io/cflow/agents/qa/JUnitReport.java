package io.cflow.agents.qa;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the de facto JUnit XML report, as Surefire, Gradle, pytest, Jest and Go tools write it. Reports are written by
 * the project's own code: no DTD, no external entities.
 */
final class JUnitReport {

  private static final int MOST_TESTS = 50_000;
  private static final int LONGEST = 500;

  private JUnitReport() {}

  /**
   * The tests of one report, in its order.
   *
   * @return empty when the file is no such report
   */
  static Optional<List<TestResult>> read(byte[] xml) {
    try {
      var reader = factory().createXMLStreamReader(new ByteArrayInputStream(xml));
      try {
        return tests(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException notAReport) {
      return Optional.empty();
    }
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private static Optional<List<TestResult>> tests(XMLStreamReader reader) throws XMLStreamException {
    var tests = new ArrayList<TestResult>();
    boolean report = false;
    while (reader.hasNext() && tests.size() < MOST_TESTS) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT) {
        report |= reader.getLocalName().startsWith("testsuite");
        if (reader.getLocalName().equals("testcase")) {
          tests.add(test(reader));
        }
      }
    }
    return report ? Optional.of(List.copyOf(tests)) : Optional.empty();
  }

  private static TestResult test(XMLStreamReader reader) throws XMLStreamException {
    var suite = attribute(reader, "classname");
    var name = attribute(reader, "name");
    var status = TestResult.Status.PASSED;
    var message = "";
    while (reader.next() != XMLStreamConstants.END_ELEMENT || !reader.getLocalName().equals("testcase")) {
      if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
        var found = statusOf(reader.getLocalName());
        message = found.compareTo(status) > 0 ? message(reader) : message;
        status = found.compareTo(status) > 0 ? found : status;
      }
    }
    return new TestResult(suite, name, status, message);
  }

  private static TestResult.Status statusOf(String element) {
    return switch (element) {
      case "failure", "error" -> TestResult.Status.FAILED;
      case "skipped" -> TestResult.Status.SKIPPED;
      case "flakyFailure", "flakyError" -> TestResult.Status.FLAKY;
      default -> TestResult.Status.PASSED;
    };
  }

  private static String message(XMLStreamReader reader) {
    var message = attribute(reader, "message");
    return message.isEmpty() ? attribute(reader, "type") : message;
  }

  private static String attribute(XMLStreamReader reader, String name) {
    var value = reader.getAttributeValue(null, name);
    return value == null ? "" : Steady.text(value, LONGEST);
  }
}
