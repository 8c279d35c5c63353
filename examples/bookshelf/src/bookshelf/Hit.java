package bookshelf;

/** A book that a search found, with the number of its copies. */
public record Hit(Book book, int copies) {
}
