package bookshelf;

import java.util.Objects;

/** The two assertions these tests need. */
final class Check {

    private Check() {
    }

    static void equal(Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError("expected " + expected + " but was " + actual);
        }
    }

    static void refused(String reason, Runnable action) {
        try {
            action.run();
        } catch (IllegalArgumentException refusal) {
            equal(reason, refusal.getMessage());
            return;
        }
        throw new AssertionError("not refused, expected: " + reason);
    }
}
