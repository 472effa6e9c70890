/** The pattern does not follow the grammar (semantics 2, 3). */
export class OracleSyntaxError extends Error {
  override readonly name = 'OracleSyntaxError';
}

/** The pattern parses but holds a constant that cannot compile (semantics 9). */
export class OracleConstantError extends Error {
  override readonly name = 'OracleConstantError';
}

/** The input is not a usable set of Observed Data (semantics 1.1, D42). */
export class OracleInputError extends Error {
  override readonly name = 'OracleInputError';
}

/** The regular expression may well be legal, but the oracle has no opinion about it. */
export class OracleUnsupported extends Error {
  override readonly name = 'OracleUnsupported';
}

/** The exponential search was given up: the oracle never guesses. */
export class OracleLimitError extends Error {
  override readonly name = 'OracleLimitError';
}
