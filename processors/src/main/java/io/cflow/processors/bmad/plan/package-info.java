/** All sightings of an item become that item: the harvests of a project become one plan. */
@NullMarked
package io.cflow.processors.bmad.plan;

import org.jspecify.annotations.NullMarked;
