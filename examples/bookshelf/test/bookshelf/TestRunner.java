package bookshelf;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs every {@code story_} method of the test classes and writes one JUnit XML report. */
public final class TestRunner {

    private static final List<Class<?>> CLASSES =
            List.of(BookTest.class, CopyTest.class, SearchTest.class, LoanTest.class);

    private record Result(Method test, double seconds, Throwable failure) {
        boolean failed() {
            return failure != null;
        }
    }

    public static void main(String[] args) throws Exception {
        List<Result> results = CLASSES.stream().flatMap(TestRunner::tests).map(TestRunner::run).toList();
        List<Result> failed = results.stream().filter(Result::failed).toList();
        Files.writeString(Path.of(args[0]), report(results, failed.size()));
        failed.forEach(result -> System.err.println("FAILED " + result.test().getName() + ": " + result.failure()));
        System.out.println(results.size() + " tests, " + failed.size() + " failed");
        System.exit(failed.isEmpty() && !results.isEmpty() ? 0 : 1);
    }

    private static Stream<Method> tests(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.getName().startsWith("story_"))
                .sorted(Comparator.comparing(Method::getName));
    }

    private static Result run(Method test) {
        long start = System.nanoTime();
        Throwable failure = null;
        try {
            test.invoke(null);
        } catch (ReflectiveOperationException thrown) {
            failure = Objects.requireNonNullElse(thrown.getCause(), thrown);
        }
        return new Result(test, (System.nanoTime() - start) / 1e9, failure);
    }

    private static String report(List<Result> results, int failures) {
        double seconds = results.stream().mapToDouble(Result::seconds).sum();
        return String.format(Locale.ROOT, """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="bookshelf" tests="%d" failures="%d" errors="0" skipped="0" time="%.3f">
                %s</testsuite>
                """, results.size(), failures, seconds,
                results.stream().map(TestRunner::testCase).collect(Collectors.joining()));
    }

    private static String testCase(Result result) {
        return String.format(Locale.ROOT, "  <testcase classname=\"%s\" name=\"%s\" time=\"%.3f\">%s</testcase>%n",
                result.test().getDeclaringClass().getName(), result.test().getName(), result.seconds(),
                result.failed() ? "<failure message=\"" + escape(result.failure().toString()) + "\"/>" : "");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
