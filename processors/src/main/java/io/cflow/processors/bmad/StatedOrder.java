package io.cflow.processors.bmad;

import io.cflow.domain.SourceSpan;

/** A statement that names both ends itself: {@code Stories 3.2-3.4 depend on 3.1}. */
record StatedOrder(Target waits, Target first, String reason, SourceSpan evidence) {}
