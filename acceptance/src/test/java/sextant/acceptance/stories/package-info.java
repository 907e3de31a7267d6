/** What happens to jobs while people, programs and the machine do what they do. Each test is a story from its beginning to its end. */
@NullMarked
package sextant.acceptance.stories;

import org.jspecify.annotations.NullMarked;
