package bookshelf;

/** An ISBN-13. Hyphens and spaces are dropped, the check digit must be right. */
public record Isbn(String digits) {

    public Isbn {
        digits = digits.replaceAll("[\\s-]", "");
        if (!digits.matches("97[89][0-9]{10}")) {
            throw new IllegalArgumentException("not an ISBN-13: " + digits);
        }
        if (checkSum(digits) % 10 != 0) {
            throw new IllegalArgumentException("wrong check digit: " + digits);
        }
    }

    private static int checkSum(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return sum;
    }
}
