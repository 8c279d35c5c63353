package bookshelf;

import java.util.List;

final class CopyTest {

    private static final Isbn QUIET_ROOMS = new Isbn("9780000001009");
    private static final Isbn NORTH_QUAY = new Isbn("9780000002006");

    private CopyTest() {
    }

    private static Catalogue twoBooks() {
        Catalogue catalogue = new Catalogue();
        catalogue.add(new Book(QUIET_ROOMS, "A Field Guide to Quiet Rooms", List.of("Hanna Brandvik")));
        catalogue.add(new Book(NORTH_QUAY, "Tides at North Quay", List.of("Oskar Lindh")));
        return catalogue;
    }

    static void story_1_2_ac1_the_first_copy_gets_the_first_label() {
        Catalogue catalogue = twoBooks();
        Check.equal(new Copy("S-001", QUIET_ROOMS), catalogue.addCopy(QUIET_ROOMS));
        Check.equal(1, catalogue.copiesOf(QUIET_ROOMS).size());
    }

    static void story_1_2_ac2_labels_are_never_shared_between_books() {
        Catalogue catalogue = twoBooks();
        catalogue.addCopy(QUIET_ROOMS);
        catalogue.addCopy(NORTH_QUAY);
        catalogue.addCopy(QUIET_ROOMS);
        Check.equal(List.of("S-001", "S-003"), labels(catalogue, QUIET_ROOMS));
        Check.equal(List.of("S-002"), labels(catalogue, NORTH_QUAY));
    }

    static void story_1_2_ac3_an_unknown_isbn_is_refused() {
        Check.refused("not in the catalogue: 9780000003003",
                () -> twoBooks().addCopy(new Isbn("9780000003003")));
    }

    private static List<String> labels(Catalogue catalogue, Isbn isbn) {
        return catalogue.copiesOf(isbn).stream().map(Copy::label).toList();
    }
}
