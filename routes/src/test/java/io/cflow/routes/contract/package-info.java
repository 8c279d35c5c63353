/**
 * What every route has to keep, checked on Camel's own model: for the bundled routes, for those of a site, and by the
 * application against its real beans.
 */
@NullMarked
package io.cflow.routes.contract;

import org.jspecify.annotations.NullMarked;
