/** The options that many verbs share: how they are declared, and what they come to. */
@NullMarked
package sextant.cli.options;

import org.jspecify.annotations.NullMarked;
