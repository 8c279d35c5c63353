package bookshelf;

import java.util.List;

/** A title the shelf holds, whatever the number of its copies. */
public record Book(Isbn isbn, String title, List<String> authors) {

    public Book {
        if (title.isBlank()) {
            throw new IllegalArgumentException("the title is missing");
        }
        if (authors.isEmpty() || authors.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("the author is missing");
        }
        authors = List.copyOf(authors);
    }
}
