package bookshelf;

/** One physical copy; its label is the sticker on the spine. */
public record Copy(String label, Isbn isbn) {
}
