/** Which objects of a collection are asked for (TAXII 2.1 section 3.4); an empty or absent list asks for all. */
export interface ObjectsMatch {
  readonly types?: readonly string[];
  readonly ids?: readonly string[];
  /** Timestamps, `first`, `last` or `all`; the last version by default. */
  readonly versions?: readonly string[];
  readonly specVersions?: readonly string[];
}

/** A place in the list of a collection's objects, which the server orders by when it added them. */
export interface PageCursor {
  /** Objects that were added after this instant, RFC 3339. */
  readonly addedAfter?: string;
  /** TAXII 2.1: the token that the page before gave. It may work once, and for half a minute. */
  readonly next?: string;
  /** TAXII 2.0: how many objects were there before. */
  readonly start?: number;
}

/** A page to ask for. */
export interface ObjectsQuery extends PageCursor {
  readonly match: ObjectsMatch;
  /** How many objects to ask for; the server may give fewer, and some give more. */
  readonly limit: number;
}

/** The query as parameters of a URL. With `next`, the others are repeated: servers compare them. */
export function queryParameters({ match, addedAfter, next, limit }: ObjectsQuery, withLimit: boolean): URLSearchParams {
  const parameters = new URLSearchParams();
  const set = (name: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') parameters.set(name, value);
  };
  set('added_after', addedAfter);
  if (withLimit) set('limit', String(limit));
  set('next', next);
  set('match[type]', match.types?.join(','));
  set('match[id]', match.ids?.join(','));
  set('match[version]', match.versions?.join(','));
  set('match[spec_version]', match.specVersions?.join(','));
  return parameters;
}
