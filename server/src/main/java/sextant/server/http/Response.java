package sextant.server.http;

/** What a handler answers: all of it, a stream of it, or the promise of it. */
public sealed interface Response permits Reply, Streamed, Later {}
