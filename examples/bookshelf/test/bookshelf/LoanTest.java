package bookshelf;

import java.time.LocalDate;

final class LoanTest {

    private LoanTest() {
    }

    static void story_2_1_ac1_a_loan_falls_due_after_21_days() {
        Loan loan = Loan.start("S-001", "jonas", LocalDate.of(2026, 7, 8));
        Check.equal(LocalDate.of(2026, 7, 29), loan.due());
    }
}
