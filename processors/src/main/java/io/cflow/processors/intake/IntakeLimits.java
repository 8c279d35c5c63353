package io.cflow.processors.intake;

/**
 * How much one submission may hold. What exceeds a limit of a file is refused alone; what exceeds a limit of the
 * project refuses the project.
 *
 * @param maxFileBytes of one document
 * @param maxProjectBytes of all documents together, and of an archive or a request body as it arrives
 * @param maxFiles documents in a project, and refusals in its receipt
 * @param maxDepth folders above a document, plus one
 * @param maxEntries files, folders and archive entries looked at, documents or not
 * @param maxUnpackedBytes that may come out of an archive, documents or not
 * @param maxRatio of the bytes that came out of an archive to the bytes it has
 */
public record IntakeLimits(
    long maxFileBytes,
    long maxProjectBytes,
    int maxFiles,
    int maxDepth,
    int maxEntries,
    long maxUnpackedBytes,
    int maxRatio) {

  private static final long MEGABYTE = 1L << 20;

  /** Ten times the largest project we know of, and still small enough to hold in memory. */
  public static final IntakeLimits DEFAULT =
      new IntakeLimits(8 * MEGABYTE, 64 * MEGABYTE, 5_000, 32, 50_000, 512 * MEGABYTE, 100);

  public IntakeLimits {
    requirePositive(maxFileBytes, "maxFileBytes");
    requirePositive(maxProjectBytes, "maxProjectBytes");
    requirePositive(maxFiles, "maxFiles");
    requirePositive(maxDepth, "maxDepth");
    requirePositive(maxEntries, "maxEntries");
    requirePositive(maxUnpackedBytes, "maxUnpackedBytes");
    requirePositive(maxRatio, "maxRatio");
    if (maxProjectBytes > Integer.MAX_VALUE - 16) {
      throw new IllegalArgumentException("a project is held in memory: maxProjectBytes " + maxProjectBytes);
    }
  }

  private static void requirePositive(long limit, String name) {
    if (limit < 1) {
      throw new IllegalArgumentException(name + " must be positive, not " + limit);
    }
  }
}
