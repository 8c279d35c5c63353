package io.cflow.processors.bmad;

import io.cflow.domain.SourceSpan;

/**
 * One thing a story or an epic says about its order.
 *
 * @param reversed the target waits for the speaker, not the speaker for the target
 */
record Need(Target target, boolean reversed, String reason, SourceSpan evidence) {}
