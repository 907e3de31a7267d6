/** What people and programs read: pages, the API's description, the manual. */
@NullMarked
package sextant.acceptance.pages;

import org.jspecify.annotations.NullMarked;
