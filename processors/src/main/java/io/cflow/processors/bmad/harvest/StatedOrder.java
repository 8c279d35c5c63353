package io.cflow.processors.bmad.harvest;

import io.cflow.processors.bmad.words.Target;

/** A statement that names both ends itself: {@code Stories 3.2-3.4 depend on 3.1}. */
public record StatedOrder(Target waits, Target first, Said said) {}
