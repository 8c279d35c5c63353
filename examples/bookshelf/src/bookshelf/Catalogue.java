package bookshelf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The books of the shelf and their labelled copies. */
public final class Catalogue {

    private final Map<Isbn, Book> books = new LinkedHashMap<>();
    private final List<Copy> copies = new ArrayList<>();

    public void add(Book book) {
        Book known = books.putIfAbsent(book.isbn(), book);
        if (known != null) {
            throw new IllegalArgumentException("already in the catalogue: " + known.title());
        }
    }

    /** Adds a copy under the next free label. */
    public Copy addCopy(Isbn isbn) {
        if (!books.containsKey(isbn)) {
            throw new IllegalArgumentException("not in the catalogue: " + isbn.digits());
        }
        Copy copy = new Copy(String.format(Locale.ROOT, "S-%03d", copies.size() + 1), isbn);
        copies.add(copy);
        return copy;
    }

    public Optional<Book> find(Isbn isbn) {
        return Optional.ofNullable(books.get(isbn));
    }

    public Collection<Book> books() {
        return Collections.unmodifiableCollection(books.values());
    }

    /** The copies of a book, ordered by label. */
    public List<Copy> copiesOf(Isbn isbn) {
        return copies.stream().filter(copy -> copy.isbn().equals(isbn)).toList();
    }
}
