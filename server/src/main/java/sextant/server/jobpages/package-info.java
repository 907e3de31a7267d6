/** Applications and jobs as people see them: pages with forms and links, and no script. */
@NullMarked
package sextant.server.jobpages;

import org.jspecify.annotations.NullMarked;
