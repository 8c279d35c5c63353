/** A door for teams that plan with GitHub's spec-kit: {@code specs/001-lending/{spec,plan,tasks}.md}. */
@NullMarked
package io.cflow.processors.bmad.dialect.speckit;

import org.jspecify.annotations.NullMarked;
