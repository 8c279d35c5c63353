package io.cflow.processors.bmad.harvest;

import io.cflow.processors.bmad.words.Target;

/**
 * One thing a story or an epic says about its order.
 *
 * @param reversed the target waits for the speaker, not the speaker for the target
 */
public record Need(Target target, boolean reversed, Said said) {}
