import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Node, NodeKind, ObjectPath, Pattern } from '../syntax/ast.js';
import type { StixVersion } from '../syntax/parse-pattern.js';
import { walkPattern, type Visitor } from '../syntax/visit.js';
import { resolvePath, type ResolvedPath } from './object-path/resolve-path.js';
import type { Check, Found, RuleEnvironment } from './rule.js';
import { RULES } from './rules/index.js';

/** Runs all rules in one walk. */
export function analyze(ast: Pattern, stixVersion: StixVersion = '2.1'): Diagnostic[] {
  const found: Diagnostic[] = [];
  const environment: RuleEnvironment = { stixVersion, resolve: createResolve(stixVersion) };
  const visitor: { [Kind in NodeKind]?: (node: Node, parent: Node | undefined) => void } = {};
  for (const [kind, checks] of CHECKS) {
    visitor[kind] = (node, parent) => {
      for (const { code, check } of checks) collect(found, code, check(node, environment, parent));
    };
  }
  walkPattern(ast, visitor as Visitor);
  return found;
}

interface CodedCheck {
  readonly code: DiagnosticCode;
  readonly check: Check<Node>;
}

/** The checks of all rules by the kind of node that they look at, so that a node is shown only to those that want it. */
const CHECKS: ReadonlyMap<NodeKind, readonly CodedCheck[]> = checksByKind();

function checksByKind(): ReadonlyMap<NodeKind, readonly CodedCheck[]> {
  const byKind = new Map<NodeKind, CodedCheck[]>();
  for (const { code, check } of RULES) {
    for (const [kind, one] of Object.entries(check) as [NodeKind, Check<Node>][]) {
      const checks = byKind.get(kind) ?? [];
      checks.push({ code, check: one });
      byKind.set(kind, checks);
    }
  }
  return byKind;
}

function collect(into: Diagnostic[], code: DiagnosticCode, found: Found): void {
  if (!found) return;
  for (const { message, span, fix } of isList(found) ? found : [found]) into.push(diagnostic(code, message, span, fix));
}

const isList = (found: NonNullable<Found>): found is Extract<Found, readonly unknown[]> => Array.isArray(found);

/** Remembers the last path: several rules ask for the same one in turn. */
function createResolve(stixVersion: StixVersion): (path: ObjectPath) => ResolvedPath {
  let last: ObjectPath | undefined;
  let answer: ResolvedPath | undefined;
  return (path) => {
    if (path !== last || !answer) {
      answer = resolvePath(path, stixVersion);
      last = path;
    }
    return answer;
  };
}
