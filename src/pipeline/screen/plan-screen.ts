import type { LogMapping, LogSource } from '../../adapters/index.js';
import { codecOf } from '../../compile/selected-value.js';
import type { AnchorKind, AskedPath, ScreenData } from '../../indicator-set/screen-data.js';
import { LOOK } from './looks.js';
import { createMappingDraft } from './mapping-draft.js';
import { reach, visitMade, type ReachedValue } from './reach.js';
import type { MappingPlan, ScreenPlan } from './screen-plan.js';
import { createTextProbe } from './text-probe.js';

/**
 * Draws up what has to be looked at in the records of a source, so that every record that can match a set is a candidate. Wherever the
 * text of a field does not show what an object path will hold, that the field is there is enough.
 */
export function planScreen(source: LogSource, { paths, types, ...keys }: ScreenData): ScreenPlan {
  const probe = createTextProbe(keys);
  const mappings = [...source.mappings, source.fallback].map((mapping): [string, MappingPlan] => {
    const draft = createMappingDraft(probe);
    const makesCandidate = (what: string) => (reached: ReachedValue) => {
      draft.look(reached.value, reached.place, LOOK.scalar, what);
    };
    for (const asked of paths) {
      const { text, kinds } = asked;
      reach(mapping, asked.path, {
        value: (reached) => {
          draft.look(reached.value, reached.place, looksFor(reached, kinds), text);
        },
        part: kinds.has('present') ? makesCandidate(text) : () => undefined,
        typeName: (type) => {
          if (kinds.has('present') || probe(type, looksForText(kinds) | LOOK.whole)) {
            visitMade(mapping, type, makesCandidate(text));
          }
        },
      });
    }
    for (const type of types) visitMade(mapping, type, makesCandidate(type));
    return [mapping.name, draft.finish()];
  });
  return { source, mappings: Object.fromEntries(mappings), keys };
}

/** How the text of a value is looked at, by what kind of property it becomes: a number equals no text, and the reverse. */
function looksFor({ kind, name }: ReachedValue, kinds: AskedPath['kinds']): number {
  const isText = TEXT_KINDS.some((one) => kinds.has(one));
  if (kinds.has('present') || (codecOf(name) && kinds.size > 0)) return LOOK.scalar;
  switch (kind) {
    case 'text':
    case 'hex':
      return looksForText(kinds);
    case 'integer':
      return kinds.has('number') ? LOOK.number : 0;
    case 'timestamp':
      return isText ? LOOK.scalar : 0;
    case 'boolean':
      return 0;
  }
}

const TEXT_KINDS = ['text', 'block', 'head', 'tail', 'gram'] as const satisfies readonly AnchorKind[];

function looksForText(kinds: AskedPath['kinds']): number {
  return (
    (kinds.has('text') ? LOOK.value : 0) |
    (kinds.has('block') ? LOOK.block : 0) |
    (kinds.has('head') ? LOOK.head : 0) |
    (kinds.has('tail') ? LOOK.tail : 0) |
    (kinds.has('gram') ? LOOK.gram : 0)
  );
}

/** Why every record of some mapping is a candidate, by the name of the mapping. */
export function alwaysCandidates({ source, mappings }: ScreenPlan): ReadonlyMap<string, string> {
  const names: readonly LogMapping[] = [...source.mappings, source.fallback];
  return new Map(
    names.flatMap(({ name }): [string, string][] => {
      const why = mappings[name]?.always;
      return why === undefined ? [] : [[name, why]];
    }),
  );
}
