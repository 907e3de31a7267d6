@NullMarked
package sextant.server.soap.controller;

import org.jspecify.annotations.NullMarked;
