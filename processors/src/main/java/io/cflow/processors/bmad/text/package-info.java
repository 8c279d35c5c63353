/** What a file is before anybody asks what it means: lines, headings, sections, front matter, YAML. */
@NullMarked
package io.cflow.processors.bmad.text;

import org.jspecify.annotations.NullMarked;
