/**
 * Every diagnostic that the engine can give, once. A code is never reused; its page is `docs/diagnostics/<code>.md`.
 * Families: P1 syntax, P2 constants, P3 object types and paths, P4 observations and qualifiers, P5 limits and cost,
 * I1 input data, T1 transport. A *violation* breaks a MUST of the standard and can be evaluated all the same: an error under `strict`
 * (semantics 9).
 */
export const CODES = {
  P101: { name: 'unexpected-token', severity: 'error' },
  P102: { name: 'unexpected-end', severity: 'error' },
  P103: { name: 'unterminated-string', severity: 'error' },
  P104: { name: 'invalid-escape', severity: 'error' },
  P105: { name: 'unknown-character', severity: 'error' },
  P106: { name: 'keyword-case', severity: 'error' },
  P107: { name: 'malformed-constant', severity: 'error' },
  P108: { name: 'malformed-object-path', severity: 'error' },
  P109: { name: 'empty-pattern', severity: 'error' },
  P110: { name: 'missing-brackets', severity: 'error' },
  P111: { name: 'operand-not-allowed', severity: 'error' },
  P112: { name: 'tolerated-spelling', severity: 'warning' },

  P201: { name: 'number-out-of-range', severity: 'error' },
  P202: { name: 'invalid-timestamp', severity: 'error' },
  P203: { name: 'invalid-base64', severity: 'error' },
  P204: { name: 'odd-hexadecimal', severity: 'error' },
  P205: { name: 'invalid-regular-expression', severity: 'error' },
  P206: { name: 'unsupported-regular-expression', severity: 'error' },
  P207: { name: 'invalid-address', severity: 'error' },
  P208: { name: 'mixed-set', severity: 'error' },
  P209: { name: 'repeats-not-positive', severity: 'error' },
  P210: { name: 'within-not-positive', severity: 'error' },
  P211: { name: 'timestamp-as-string', severity: 'error' },

  P301: { name: 'types-never-meet', severity: 'warning', violation: true },
  P302: { name: 'hash-does-not-fit', severity: 'warning' },
  P303: { name: 'unknown-object-type', severity: 'warning' },
  P304: { name: 'unknown-property', severity: 'warning' },
  P305: { name: 'other-version', severity: 'warning' },
  P306: { name: 'extension-as-type', severity: 'warning' },
  P307: { name: 'hash-name', severity: 'warning' },
  P308: { name: 'constant-kind', severity: 'warning' },
  P309: { name: 'no-value', severity: 'warning' },
  P310: { name: 'operator-does-not-fit', severity: 'warning' },
  P311: { name: 'unknown-value', severity: 'warning' },
  P312: { name: 'out-of-range', severity: 'warning' },
  P321: { name: 'upper-case-hash', severity: 'warning' },
  P322: { name: 'doubled-backslash', severity: 'warning' },
  P323: { name: 'defanged-value', severity: 'warning' },
  P324: { name: 'url-without-scheme', severity: 'warning' },
  P325: { name: 'address-as-domain', severity: 'warning' },
  P326: { name: 'malformed-value', severity: 'warning' },
  P327: { name: 'upper-case-domain', severity: 'warning' },
  P328: { name: 'default-port', severity: 'note' },
  P329: { name: 'reserved-address', severity: 'note' },
  P330: { name: 'top-level-domain', severity: 'warning' },

  P401: { name: 'duplicate-qualifier', severity: 'warning', violation: true },
  P402: { name: 'start-not-before-stop', severity: 'warning' },

  P501: { name: 'pattern-too-long', severity: 'error' },
  P502: { name: 'nesting-too-deep', severity: 'error' },
  P504: { name: 'regular-expression-too-large', severity: 'error' },

  I101: { name: 'not-json', severity: 'error' },
  I102: { name: 'not-observed-data', severity: 'error' },
  I103: { name: 'missing-property', severity: 'error' },
  I104: { name: 'invalid-property', severity: 'error' },
  I105: { name: 'inverted-interval', severity: 'error' },
  I106: { name: 'unresolved-reference', severity: 'warning' },
  I107: { name: 'no-valid-from', severity: 'warning', violation: true },
  I108: { name: 'malformed-validity', severity: 'warning', violation: true },
  I109: { name: 'inverted-validity', severity: 'warning', violation: true },
  I110: { name: 'no-valid-until', severity: 'note' },
  I111: { name: 'pattern-version-mismatch', severity: 'warning' },
  I112: { name: 'other-pattern-language', severity: 'note' },
  I120: { name: 'unused-ignore', severity: 'warning' },
  I121: { name: 'malformed-ignore', severity: 'warning' },
  I122: { name: 'duplicate-pattern', severity: 'warning' },

  T101: { name: 'unreachable', severity: 'error' },
  T102: { name: 'timed-out', severity: 'error' },
  T103: { name: 'connection-not-secure', severity: 'error' },
  T104: { name: 'access-refused', severity: 'error' },
  T105: { name: 'no-such-resource', severity: 'error' },
  T106: { name: 'request-failed', severity: 'error' },
  T107: { name: 'unreadable-answer', severity: 'error' },
  T108: { name: 'answer-too-large', severity: 'error' },
  T109: { name: 'unusable-url', severity: 'error' },
  T110: { name: 'private-target', severity: 'error' },
  T111: { name: 'pages-without-end', severity: 'error' },
} as const satisfies Record<string, CodeEntry>;

interface CodeEntry {
  readonly name: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly violation?: true;
}

export type DiagnosticCode = keyof typeof CODES;
