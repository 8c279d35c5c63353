package io.cflow.processors.intake;

/**
 * A project that stands in the inbox and may be taken.
 *
 * @param name safe as a file name
 * @param entry its folder or archive, right below the inbox
 * @param archive whether {@code entry} is an archive
 * @param listing stands for paths, sizes and times of its files: equal as long as nobody touched them
 */
public record InboxProject(String name, String entry, boolean archive, String listing) {}
