/**
 * The BMAD reader: the files of a project become the kernel's {@link io.cflow.domain.Plan}.
 *
 * <p>The walk of one file: bytes ({@link SourceText}) → lines that know whether they are code, comment or front matter
 * ({@link Markdown}) → its type ({@link TypeDetector}) → one reader per dialect, each yielding sightings → one plan
 * ({@link PlanAssembly}), in which all sightings of an item become that item.
 */
@NullMarked
package io.cflow.processors.bmad;

import org.jspecify.annotations.NullMarked;
