import type { Rule } from '../rule.js';
import { showNode } from '../show.js';

interface Renaming {
  readonly types: readonly string[];
  readonly '2.0': string;
  readonly '2.1': string;
  /** Whether what the one name selects is what the other does. */
  readonly isSame: boolean;
}

/** What STIX 2.1 calls otherwise than STIX 2.0 (STIX 2.1 section 6 and appendix C). */
const RENAMINGS: readonly Renaming[] = [
  { types: ['file', 'directory'], '2.0': 'created', '2.1': 'ctime', isSame: true },
  { types: ['file', 'directory'], '2.0': 'modified', '2.1': 'mtime', isSame: true },
  { types: ['file', 'directory'], '2.0': 'accessed', '2.1': 'atime', isSame: true },
  { types: ['process'], '2.0': 'created', '2.1': 'created_time', isSame: true },
  { types: ['process'], '2.0': 'binary_ref', '2.1': 'image_ref', isSame: true },
  { types: ['process'], '2.0': 'name', '2.1': 'image_ref.name', isSame: false },
  { types: ['process'], '2.0': 'arguments', '2.1': 'command_line', isSame: false },
  { types: ['windows-registry-key'], '2.0': 'modified', '2.1': 'modified_time', isSame: true },
  { types: ['user-account'], '2.0': 'password_last_changed', '2.1': 'credential_last_changed', isSame: true },
];

/** A property that only the other version of STIX has: data of this version does not hold it. */
export const otherVersion: Rule = {
  code: 'P305',
  check: {
    objectPath: (path, { resolve, stixVersion }) => {
      const other = resolve(path).otherVersion;
      if (!other) return undefined;
      const { step, only, siblings } = other;
      const at = path.steps.indexOf(step);
      const shown = showNode({ ...path, steps: path.steps.slice(0, at + 1) });
      // A name says nothing of its type where the path goes through references; that the other name is there does.
      const renamed = RENAMINGS.find(
        (one) =>
          one[only] === step.name &&
          (at === 0 ? one.types.includes(path.objectType) : Object.hasOwn(siblings, firstStep(one[stixVersion]))),
      );
      return {
        message: renamed
          ? `${shown} is of STIX ${only}; STIX ${stixVersion} has ${renamed[stixVersion]}.`
          : `${shown} is of STIX ${only}; STIX ${stixVersion} has no such property.`,
        span: step.span,
        ...(renamed?.isSame && { fix: { span: step.span, text: renamed[stixVersion] } }),
      };
    },
  },
};

const firstStep = (path: string): string => path.split('.', 1)[0] ?? path;
