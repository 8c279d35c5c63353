package bookshelf;

import java.time.LocalDate;

/** A copy in the hands of a reader. */
public record Loan(String label, String reader, LocalDate from, LocalDate due) {

    public static final int DAYS = 21;

    public static Loan start(String label, String reader, LocalDate today) {
        return new Loan(label, reader, today, today.plusDays(DAYS));
    }
}
