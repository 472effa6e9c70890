import { OBJECT_STATES, type ObjectFilter, type ObjectState } from '../../feeds/store/index.js';
import { UsageError } from '../exit-code.js';

/** Which objects of a store a command is about, as options have it. */
export interface SelectionOptions {
  readonly type: readonly string[];
  readonly state: readonly string[];
  readonly source?: string;
  readonly marking: readonly string[];
}

/**
 * The filter that the options ask for, at an instant.
 * @throws UsageError for a state that there is not
 */
export function readSelection({ type, state, source, marking }: SelectionOptions, at: string): ObjectFilter {
  const wrong = state.find((one) => !(OBJECT_STATES as readonly string[]).includes(one));
  if (wrong !== undefined) throw new UsageError(`--state ${wrong}: there are ${OBJECT_STATES.join(', ')}.`);
  return {
    at,
    ...(type.length > 0 && { types: type }),
    ...(state.length > 0 && { states: state as readonly ObjectState[] }),
    ...(source !== undefined && { source }),
    ...(marking.length > 0 && { markings: marking }),
  };
}

/** What an object is called: its name, else the most telling of its properties, else nothing. */
export function titleOf(object: Readonly<Record<string, unknown>>): string {
  for (const name of ['name', 'value', 'pattern', 'relationship_type', 'definition_type', 'abstract', 'content']) {
    const text: unknown = Object.hasOwn(object, name) ? object[name] : undefined;
    if (typeof text === 'string' && text !== '') return text;
  }
  return '';
}
