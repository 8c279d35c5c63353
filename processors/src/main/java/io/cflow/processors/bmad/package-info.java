/**
 * The BMAD reader: the files of a project become the kernel's {@link io.cflow.domain.Plan}.
 *
 * <p>The walk of one file: bytes → lines that know whether they are code, comment or front matter ({@code text}) → the
 * first dialect that claims it ({@link Dialects}) → sightings ({@code harvest}) → one plan ({@code plan}), in which all
 * sightings of an item become that item, and a receipt ({@code receipt}) for what became of every node.
 */
@NullMarked
package io.cflow.processors.bmad;

import org.jspecify.annotations.NullMarked;
