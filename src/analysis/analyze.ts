import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import { childKeys, type Node, type NodeKind, type ObjectPath, type Pattern } from '../syntax/ast.js';
import type { StixVersion } from '../syntax/parse-pattern.js';
import { resolvePath, type ResolvedPath } from './object-path/resolve-path.js';
import type { Check, Found, RuleEnvironment } from './rule.js';
import { RULES } from './rules/index.js';

/** Runs all rules in one walk. */
export function analyze(ast: Pattern, stixVersion: StixVersion = '2.1'): Diagnostic[] {
  const found: Diagnostic[] = [];
  check(ast, undefined, { stixVersion, resolve: createResolve(stixVersion) }, found);
  return found;
}

/** A walk of its own: a visitor for each pattern, made of closures, took a quarter of the time of all rules. */
function check(node: Node, parent: Node | undefined, environment: RuleEnvironment, found: Diagnostic[]): void {
  const checks = CHECKS[node.kind];
  if (checks) for (const one of checks) collect(found, one.code, one.check(node, environment, parent));
  for (const key of childKeys[node.kind]) {
    const value = (node as unknown as Readonly<Record<string, Node | readonly Node[] | undefined>>)[key];
    if (value === undefined) continue;
    if (isNodes(value)) for (const child of value) check(child, node, environment, found);
    else check(value, node, environment, found);
  }
}

const isNodes = (value: Node | readonly Node[]): value is readonly Node[] => Array.isArray(value);

interface CodedCheck {
  readonly code: DiagnosticCode;
  readonly check: Check<Node>;
}

/** The checks of all rules by the kind of node that they look at, so that a node is shown only to those that want it. */
const CHECKS: { readonly [Kind in NodeKind]?: readonly CodedCheck[] } = checksByKind();

function checksByKind(): { readonly [Kind in NodeKind]?: readonly CodedCheck[] } {
  const byKind: { [Kind in NodeKind]?: CodedCheck[] } = {};
  for (const { code, check } of RULES) {
    for (const [kind, one] of Object.entries(check) as [NodeKind, Check<Node>][])
      (byKind[kind] ??= []).push({ code, check: one });
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
