/** What a person wrote in a YAML file, read strictly: every problem with its line, every unknown key with the known one that is near. */
@NullMarked
package sextant.engine.configuration;

import org.jspecify.annotations.NullMarked;
