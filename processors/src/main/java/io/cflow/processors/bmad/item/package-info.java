/** The items every dialect shares: criteria, tasks, statements, states, files and needs inside a range of lines. */
@NullMarked
package io.cflow.processors.bmad.item;

import org.jspecify.annotations.NullMarked;
