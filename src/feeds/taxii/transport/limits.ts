/** What one request to a server may take, and how often it is repeated. */
export interface TransportLimits {
  /** Until the connection is there, TLS included. */
  readonly connectMilliseconds: number;
  /** Until the headers of the answer are there. */
  readonly headersMilliseconds: number;
  /** Between two pieces of the body. */
  readonly silenceMilliseconds: number;
  /** For the whole answer, however steadily it drips. */
  readonly responseMilliseconds: number;
  /**
   * The body of one answer, after decompression. JSON of nothing but empty lists takes about thirteen times its size once it is parsed, so
   * that this decides about the memory that a hostile server can take.
   */
  readonly maxResponseBytes: number;
  /** Redirects of one request. */
  readonly maxRedirects: number;
  /** How often a request that failed in passing is repeated. */
  readonly maxRetries: number;
  /** The wait before the first repetition; it doubles from one to the next. */
  readonly retryMilliseconds: number;
  /** The longest wait between repetitions; a server that asks for more is given up. */
  readonly maxRetryMilliseconds: number;
}

export const DEFAULT_TRANSPORT_LIMITS: TransportLimits = {
  connectMilliseconds: 10_000,
  headersMilliseconds: 60_000,
  silenceMilliseconds: 60_000,
  responseMilliseconds: 600_000,
  maxResponseBytes: 64 * 1024 * 1024,
  maxRedirects: 5,
  maxRetries: 4,
  retryMilliseconds: 1_000,
  maxRetryMilliseconds: 120_000,
};
