import type { ObjectPath, Pattern } from './ast.js';
import { walkPattern } from './visit.js';

/**
 * The object types at which a path begins that looks at an `id`, be it the last step or not. Logs have no ids, and computing them costs a hash
 * for every object, so that they are computed only where some pattern can ask: one published feed looks for the ids of applications, which
 * no network log has.
 */
export function typesAskedForIds(ast: Pattern): ReadonlySet<string> {
  const types = new Set<string>();
  walkPattern(ast, {
    objectPath: (path) => {
      if (looksAtId(path)) types.add(path.objectType);
    },
  });
  return types;
}

/** Whether a step of a path is `id`. */
export function looksAtId({ steps }: ObjectPath): boolean {
  return steps.some((step) => step.kind === 'keyStep' && step.name === 'id');
}
