package bookshelf;

import java.util.List;
import java.util.Optional;

final class BookTest {

    private static final Isbn ISBN = new Isbn("978-0-00-000100-9");
    private static final Book BOOK = new Book(ISBN, "A Field Guide to Quiet Rooms", List.of("Hanna Brandvik"));

    private BookTest() {
    }

    static void story_1_1_ac1_a_book_is_held_under_its_isbn() {
        Catalogue catalogue = new Catalogue();
        catalogue.add(BOOK);
        Check.equal(Optional.of(BOOK), catalogue.find(new Isbn("9780000001009")));
    }

    static void story_1_1_ac2_a_wrong_check_digit_is_refused() {
        Check.refused("wrong check digit: 9780000001008", () -> new Isbn("978-0-00-000100-8"));
    }

    static void story_1_1_ac2_too_few_digits_are_refused() {
        Check.refused("not an ISBN-13: 978000", () -> new Isbn("978 000"));
    }

    static void story_1_1_ac3_a_known_isbn_is_refused_with_its_title() {
        Catalogue catalogue = new Catalogue();
        catalogue.add(BOOK);
        Book again = new Book(ISBN, "Another Title", List.of("Somebody Else"));
        Check.refused("already in the catalogue: A Field Guide to Quiet Rooms", () -> catalogue.add(again));
        Check.equal(Optional.of(BOOK), catalogue.find(ISBN));
    }

    static void story_1_1_ac4_a_missing_title_is_named() {
        Check.refused("the title is missing", () -> new Book(ISBN, " ", List.of("Hanna Brandvik")));
    }

    static void story_1_1_ac4_a_missing_author_is_named() {
        Check.refused("the author is missing", () -> new Book(ISBN, "A Field Guide to Quiet Rooms", List.of()));
        Check.refused("the author is missing", () -> new Book(ISBN, "A Field Guide to Quiet Rooms", List.of(" ")));
    }
}
