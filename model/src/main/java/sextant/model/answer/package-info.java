/** What the planner says: yes with offers, or no with reasons and alternatives. */
@NullMarked
package sextant.model.answer;

import org.jspecify.annotations.NullMarked;
