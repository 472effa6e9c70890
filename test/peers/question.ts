import type { ConformanceCase } from '../conformance/case.js';
import { inputOf } from '../conformance/observations.js';
import { isDictionary, ownMember, type Dictionary } from '../oracle/json.js';
import type { Question } from '../reference/reference-process.js';
import { listObjects, readReferenceInput, renderData, type ReferenceObservation } from '../reference/reference-case.js';

/**
 * A case as the OASIS matcher takes it: Observed Data with `objects` in its 2.0 mode, bundles in its 2.1 mode. Short observations are put into
 * the form of the pattern's version; what a case gives as raw STIX stays as it is, but for the wrapping.
 */
export function questionForOasis(one: ConformanceCase): Question {
  const { pattern, input, stixVersion = '2.1' } = one;
  if (input) return { pattern, ...wrap(input) };
  const data = renderData({ pattern, version: stixVersion, observations: observationsOf(one) });
  return { pattern, version: stixVersion, data };
}

function wrap(input: readonly unknown[]): Pick<Question, 'version' | 'data'> {
  const isBundle = (element: unknown): boolean => isDictionary(element) && element.type === 'bundle';
  const contents = input.flatMap((element) =>
    isDictionary(element) && isBundle(element) ? objectsOf(element) : [element],
  );
  if (!contents.some((object) => isDictionary(object) && ownMember(object, 'object_refs') !== undefined))
    return {
      version: '2.0',
      data: contents.filter((object) => isDictionary(object) && object.type === 'observed-data'),
    };
  const loose = input.filter((element) => !isBundle(element));
  const bundles = input.filter(isBundle);
  return { version: '2.1', data: loose.length === 0 ? bundles : [{ type: 'bundle', objects: loose }, ...bundles] };
}

function objectsOf(bundle: Dictionary): readonly unknown[] {
  const objects = ownMember(bundle, 'objects');
  return Array.isArray(objects) ? objects : [];
}

/** What rstix is asked: objects with the time at which the Observed Data that holds them was first observed. */
export interface RstixQuestion {
  readonly pattern: string;
  readonly observed: readonly { readonly at: string; readonly objects: readonly Dictionary[] }[];
}

/** A case as rstix takes it: it has no Observed Data with several objects, no intervals and no counts. */
export function questionForRstix(one: ConformanceCase): RstixQuestion {
  const observed = observationsOf(one).map((observation) => {
    return { at: observation.first, objects: [...listObjects(observation).objects.values()] };
  });
  return { pattern: one.pattern, observed };
}

/** The observations of a case, their objects with ids: both peers need them, and cases leave them out. */
function observationsOf(one: ConformanceCase): readonly ReferenceObservation[] {
  return readReferenceInput(inputOf(one)).map((observation, position) => {
    const objects = [...observation.objects].map(([key, sco], index) => {
      const id = typeof sco.id === 'string' ? sco.id : `${String(sco.type)}--${uuidOf(position, index)}`;
      return [key, { ...sco, id }] as const;
    });
    return { ...observation, objects: new Map(objects) };
  });
}

function uuidOf(position: number, index: number): string {
  return `00000000-0000-4000-8${String(position).padStart(3, '0').slice(-3)}-${String(index).padStart(12, '0')}`;
}
