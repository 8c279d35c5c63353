package bookshelf;

import java.util.List;

final class SearchTest {

    private static final Isbn NORTH_QUAY = new Isbn("9780000002006");

    private SearchTest() {
    }

    private static Catalogue shelf() {
        Catalogue catalogue = new Catalogue();
        catalogue.add(new Book(NORTH_QUAY, "Tides at North Quay", List.of("Oskar Lindh")));
        catalogue.add(new Book(new Isbn("9780000001009"), "A Field Guide to Quiet Rooms", List.of("Hanna Brandvik")));
        catalogue.add(new Book(new Isbn("9780000003003"), "Über Brücken und Züge",
                List.of("Hanna Möller", "Oskar Lindh")));
        return catalogue;
    }

    private static List<String> titles(String query) {
        return new Search(shelf()).find(query).stream().map(hit -> hit.book().title()).toList();
    }

    static void story_1_3_ac1_part_of_a_title_finds_the_book() {
        Check.equal(List.of("A Field Guide to Quiet Rooms"), titles("quiet ROO"));
    }

    static void story_1_3_ac1_accents_do_not_matter() {
        Check.equal(List.of("Über Brücken und Züge"), titles("moller"));
    }

    static void story_1_3_ac2_every_word_must_occur() {
        Check.equal(List.of("Tides at North Quay"), titles("lindh tides"));
        Check.equal(List.of(), titles("brandvik tides"));
    }

    static void story_1_3_ac3_hits_are_ordered_by_title() {
        Check.equal(List.of("A Field Guide to Quiet Rooms", "Über Brücken und Züge"), titles("hanna"));
        Check.equal(List.of("Tides at North Quay", "Über Brücken und Züge"), titles("oskar"));
    }

    static void story_1_3_ac3_a_hit_tells_its_number_of_copies() {
        Catalogue catalogue = shelf();
        catalogue.addCopy(NORTH_QUAY);
        catalogue.addCopy(NORTH_QUAY);
        Check.equal(2, new Search(catalogue).find("tides").get(0).copies());
    }

    static void story_1_3_ac4_an_isbn_finds_exactly_its_book() {
        Check.equal(List.of("Tides at North Quay"), titles("9780000002006"));
        Check.equal(List.of("Tides at North Quay"), titles("978-0-00-000200-6"));
    }
}
