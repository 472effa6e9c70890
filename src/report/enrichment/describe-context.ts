import { printable } from '../describe-observation.js';
import type { ContextObject, MatchContext } from './context.js';

/** What comes first in a line: who, then with what, then how, then against whom. */
const ORDER: ReadonlyMap<string, string> = new Map([
  ['threat-actor', 'threat actor'],
  ['intrusion-set', 'intrusion set'],
  ['campaign', 'campaign'],
  ['malware', 'malware'],
  ['tool', 'tool'],
  ['infrastructure', 'infrastructure'],
  ['attack-pattern', 'technique'],
  ['vulnerability', 'vulnerability'],
]);

const MOST_NAMES = 3;
const LONGEST_NAME = 60;

/** A context in a line for a reader: `intrusion set Thirsty Gemini · malware X · technique T1566.001 Spearphishing Attachment, … 4 more`. Empty if it names nothing. */
export function describeContext({ objects }: Pick<MatchContext, 'objects'>): string {
  const parts: string[] = [];
  for (const [type, word] of ORDER) {
    const names = objects.filter((object) => object.type === type).map(shownName);
    if (names.length === 0) continue;
    const shown = names.slice(0, MOST_NAMES).join(', ');
    parts.push(`${word} ${shown}${names.length > MOST_NAMES ? `, … ${names.length - MOST_NAMES} more` : ''}`);
  }
  return parts.join(' · ');
}

function shownName({ id, name = id, attack_id: technique }: ContextObject): string {
  const text = technique === undefined || name.startsWith(technique) ? name : `${technique} ${name}`;
  const line = printable(text);
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME - 1)}…` : line;
}
