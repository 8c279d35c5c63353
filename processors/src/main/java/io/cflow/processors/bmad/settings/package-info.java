/** What a project's own configuration says about where its documents lie and which of them count. */
@NullMarked
package io.cflow.processors.bmad.settings;

import org.jspecify.annotations.NullMarked;
