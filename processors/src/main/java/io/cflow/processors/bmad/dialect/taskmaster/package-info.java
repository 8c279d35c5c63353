/** A door for teams that plan with task-master: {@code .taskmaster/tasks/tasks.json}. */
@NullMarked
package io.cflow.processors.bmad.dialect.taskmaster;

import org.jspecify.annotations.NullMarked;
