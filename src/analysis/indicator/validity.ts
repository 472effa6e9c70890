import { objectDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { compareTimestamps, parseTimestamp, type Timestamp } from '../../values/timestamp.js';

/**
 * The period in which an indicator is valid (STIX 2.1 section 4.7): `valid_from` is required, `valid_until` is optional and later.
 * `expectExpiry` asks for an end as well.
 */
export function checkValidity(
  indicator: Readonly<Record<string, unknown>>,
  expectExpiry: boolean,
): readonly Diagnostic[] {
  const { valid_from: from, valid_until: until } = indicator;
  const found: Diagnostic[] = [];
  if (from === undefined) {
    found.push(
      objectDiagnostic('I107', 'The indicator does not say since when it is valid: valid_from is required.', ''),
    );
  }
  if (until === undefined && expectExpiry) {
    found.push(objectDiagnostic('I110', 'The indicator never expires: it has no valid_until.', ''));
  }
  const [start, end] = [instantOf(from), instantOf(until)];
  if (from !== undefined && !start) found.push(malformed('valid_from'));
  if (until !== undefined && !end) found.push(malformed('valid_until'));
  if (start && end && compareTimestamps(start, end) >= 0) {
    const message = 'valid_until is not later than valid_from, so the indicator is valid at no time.';
    found.push(objectDiagnostic('I109', message, '/valid_until'));
  }
  return found;
}

function instantOf(value: unknown): Timestamp | undefined {
  return typeof value === 'string' ? parseTimestamp(value) : undefined;
}

function malformed(name: string): Diagnostic {
  const message = `${name} is a timestamp in UTC such as "2026-03-12T17:21:05Z", and here it is none.`;
  return objectDiagnostic('I108', message, `/${name}`);
}
