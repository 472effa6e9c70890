/** How many hexadecimal digits each has: Sysmon writes no name where it is told to use one algorithm, as older versions did. */
const DIGITS = { MD5: 32, SHA1: 40, SHA256: 64, IMPHASH: 32 } as const;

/**
 * The hash of one algorithm in a list such as `SHA1=...,MD5=...,SHA256=...,IMPHASH=...`; names in any letter case, with or without hyphens,
 * before `=` or `:`. One hash alone is told by its length.
 */
export function hashIn(text: string, algorithm: keyof typeof DIGITS): string | undefined {
  for (const part of text.split(/[,;|\s]+/)) {
    const [, name, hash] = /^([A-Za-z][A-Za-z0-9_-]{1,11})[=:]([0-9A-Fa-f]{32,128})$/.exec(part) ?? [];
    if (name?.toUpperCase().replace(/[_-]/g, '') === algorithm) return hash;
  }
  return algorithm !== 'IMPHASH' && text.length === DIGITS[algorithm] && /^[0-9A-Fa-f]+$/.test(text) ? text : undefined;
}
