const TIMESTAMP = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/;

/**
 * A timestamp as `created` and `modified` have it: three fractional digits, neither more nor fewer (STIX 3.2). Further ones are cut
 * off, so that an object is not made later than it was.
 *
 * @throws {RangeError} for a text that has not the form `YYYY-MM-DDThh:mm:ss[.d+]Z`
 */
export function toCreationTime(timestamp: string): string {
  const [, seconds, fraction = ''] = TIMESTAMP.exec(timestamp) ?? [];
  if (seconds === undefined) throw new RangeError(`Not a timestamp in UTC: ${timestamp}`);
  return `${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
}
