/** Untrusted bytes to project files: folders, archives, forms and JSON, each checked before anything reads them. */
@NullMarked
package io.cflow.processors.intake;

import org.jspecify.annotations.NullMarked;
