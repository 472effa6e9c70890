/**
 * How the values of a record field are looked at to tell whether the record can match: a set of bits, since one field can feed several
 * object paths, each asked for in several ways. A plan is sent to other threads and to WebAssembly, and numbers go everywhere.
 */
export const LOOK = {
  // What is looked up. Of texts, unless it says otherwise.
  /** The text itself, or without one trailing dot. */
  value: 1 << 0,
  /** A number, or decimal text, as a number. */
  number: 1 << 1,
  /** The blocks that an address lies in. */
  block: 1 << 2,
  /** Its beginnings. */
  head: 1 << 3,
  /** Its ends; the text may end in a dot or a line feed that does not count. */
  tail: 1 << 4,
  /** Everything in it. */
  gram: 1 << 5,

  // What makes the record a candidate without a look-up.
  /** Any text, number or boolean. */
  scalar: 1 << 6,
  /** Anything, be it a list or an object. */
  anything: 1 << 7,

  // Which parts of the text are looked up.
  whole: 1 << 8,
  /** Its host, without port and brackets. */
  withoutPort: 1 << 9,
  /** Each name between commas. */
  betweenCommas: 1 << 10,
  /** What follows the last `/` or `\`. */
  baseName: 1 << 11,

  // What goes into a URL besides.
  /** If it is a URL: its host and its path, too. */
  url: 1 << 12,
  /** The host of a URL that the mapping composes: one that cannot be told from the URL again makes the record a candidate. */
  urlHost: 1 << 13,
  /** The port of such a URL: anything but digits makes the record a candidate. */
  urlPort: 1 << 14,
} as const;

/** Every look that depends on the text: a character above U+007F makes such a look undecidable, and the record a candidate. */
export const TEXT_LOOKS = LOOK.value | LOOK.head | LOOK.tail | LOOK.gram;

/** Every part that can be looked up. */
export const PARTS = LOOK.whole | LOOK.withoutPort | LOOK.betweenCommas | LOOK.baseName;
