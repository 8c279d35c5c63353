/** What one document yields: sightings of stories, epics, requirements and states, each with the line it stands in. */
@NullMarked
package io.cflow.processors.bmad.harvest;

import org.jspecify.annotations.NullMarked;
