import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Fix } from '../diagnostics/diagnostic.js';
import type { Span } from '../source/span.js';
import type { Node, NodeByKind, NodeKind, ObjectPath } from '../syntax/ast.js';
import type { StixVersion } from '../syntax/parse-pattern.js';
import type { ResolvedPath } from './object-path/resolve-path.js';

/**
 * A check of what a pattern means: for each kind of node that it looks at, a function from the node to what is wrong there. One walk over
 * the pattern serves all rules. Its code names its page, `docs/diagnostics/CODE.md`, and its table of cases, `test/analysis/rules/CODE.json`.
 */
export interface Rule {
  readonly code: DiagnosticCode;
  readonly check: { readonly [Kind in NodeKind]?: Check<NodeByKind[Kind]> };
}

export type Check<N extends Node> = (node: N, environment: RuleEnvironment, parent: Node | undefined) => Found;

/** What a check finds: mostly nothing. The walk adds the code of the rule, so that no rule can give that of another. */
export type Found = Finding | readonly Finding[] | undefined;

export interface Finding {
  /** One sentence or two: what was found, and what to write instead. */
  readonly message: string;
  readonly span: Span;
  /** Left out where it might not be what the author meant. */
  readonly fix?: Fix;
}

export interface RuleEnvironment {
  readonly stixVersion: StixVersion;
  /** What the object model says of a path. */
  readonly resolve: (path: ObjectPath) => ResolvedPath;
}
