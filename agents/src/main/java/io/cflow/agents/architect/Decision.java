package io.cflow.agents.architect;

import io.cflow.domain.SourceSpan;

/**
 * An architecture decision a document records.
 *
 * @param id as printed, {@code ADR-3}; empty when it has none
 * @param rationale why, empty when the document does not say
 */
record Decision(String id, String title, String rationale, SourceSpan at) {}
