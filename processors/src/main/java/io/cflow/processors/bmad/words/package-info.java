/**
 * What a piece of text says: numbers, names, references and the words documents use for their parts. Nothing here
 * knows of a file.
 */
@NullMarked
package io.cflow.processors.bmad.words;

import org.jspecify.annotations.NullMarked;
