package bookshelf;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds books by words of title and authors, or by ISBN. */
public final class Search {

    private static final int SHORTEST_QUERY = 2;

    private final Catalogue catalogue;

    public Search(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The hits, ordered by title. */
    public List<Hit> find(String query) {
        String wanted = query.strip();
        if (wanted.length() < SHORTEST_QUERY) {
            throw new IllegalArgumentException("type at least " + SHORTEST_QUERY + " characters");
        }
        return isbn(wanted).map(this::byIsbn).orElseGet(() -> byWords(wanted))
                .map(book -> new Hit(book, catalogue.copiesOf(book.isbn()).size()))
                .toList();
    }

    private Stream<Book> byIsbn(Isbn isbn) {
        return catalogue.find(isbn).stream();
    }

    private Stream<Book> byWords(String query) {
        List<String> words = List.of(fold(query).split("\\s+"));
        return catalogue.books().stream()
                .filter(book -> words.stream().allMatch(searched(book)::contains))
                .sorted(Comparator.comparing(book -> fold(book.title())));
    }

    private static Optional<Isbn> isbn(String query) {
        try {
            return Optional.of(new Isbn(query));
        } catch (IllegalArgumentException e) {
        }
        return Optional.empty();
    }

    private static String searched(Book book) {
        return fold(book.title() + " " + String.join(" ", book.authors()));
    }

    private static String lastName(String author) {
        return author.substring(author.lastIndexOf(' ') + 1);
    }

    /** Lower case without accents. */
    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
    }
}
