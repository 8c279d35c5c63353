package io.cflow.processors.writeback;

/**
 * What one document is to say. An edit finds its place in whatever the document has become, changes that place and
 * nothing else, and finds nothing to do where it was made before.
 */
public sealed interface Edit
    permits AgentRecordEdit, BuildResultEdit, ChangeLogEdit, FindingsEdit, GateEdit, QaResultsEdit, StatusEdit,
        TaskEdit, TrackerEdit {

  /** What it takes on this page. Pure. */
  Wanted on(Page page);
}
