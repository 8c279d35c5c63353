package io.cflow.agents.analyst;

import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;

/**
 * A defect of form in one requirement.
 *
 * @param rule id of the rule, {@code R7}; rules of our own begin with {@code C}
 * @param words what triggered it, as the requirement has it; empty when something is missing
 * @param advice what to do about it
 */
record Finding(String rule, String title, Severity severity, SourceSpan at, String words, String advice) {}
