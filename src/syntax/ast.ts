import type { Span } from '../source/span.js';

/**
 * The abstract syntax of a STIX pattern: readonly data, told apart by `kind`, each node with the span of text it came from.
 * Chains of one operator are one n-ary node (`a OR b OR c` has three operands); parentheses leave no node, so an operand of the
 * same kind as its parent means that the author wrote parentheses there.
 */
interface NodeOf<Kind extends string> {
  readonly kind: Kind;
  readonly span: Span;
}

// ---- observations (semantics 8) ------------------------------------------------------------------------------------------

/** A whole pattern. */
export interface Pattern extends NodeOf<'pattern'> {
  readonly expression: ObservationNode;
}

/** `[ ... ]`: a condition on one observation. */
export interface ObservationExpression extends NodeOf<'observationExpression'> {
  readonly comparison: ComparisonNode;
}

/** `A AND B`: both, by different observations. */
export interface ObservationAnd extends NodeOf<'observationAnd'> {
  readonly operands: readonly ObservationNode[];
}

/** `A OR B`: either. */
export interface ObservationOr extends NodeOf<'observationOr'> {
  readonly operands: readonly ObservationNode[];
}

/** `A FOLLOWEDBY B`: both, no moment of A after a moment of B. */
export interface FollowedBy extends NodeOf<'followedBy'> {
  readonly operands: readonly ObservationNode[];
}

/** An expression with its qualifiers, which apply left to right, each to everything before it. */
export interface QualifiedObservation extends NodeOf<'qualifiedObservation'> {
  readonly expression: ObservationNode;
  readonly qualifiers: readonly Qualifier[];
}

/** `REPEATS n TIMES`. */
export interface RepeatsQualifier extends NodeOf<'repeats'> {
  readonly times: IntegerConstant;
}

/** `WITHIN s SECONDS`. */
export interface WithinQualifier extends NodeOf<'within'> {
  readonly seconds: IntegerConstant | FloatConstant;
}

/** `START x STOP y`. The string form is what STIX 2.0 producers wrote (D32). */
export interface StartStopQualifier extends NodeOf<'startStop'> {
  readonly start: TimestampConstant | StringConstant;
  readonly stop: TimestampConstant | StringConstant;
}

export type Qualifier = RepeatsQualifier | WithinQualifier | StartStopQualifier;

export type ObservationNode =
  ObservationExpression | ObservationAnd | ObservationOr | FollowedBy | QualifiedObservation;

// ---- comparisons (semantics 6 and 7) -------------------------------------------------------------------------------------

export interface ComparisonAnd extends NodeOf<'comparisonAnd'> {
  readonly operands: readonly ComparisonNode[];
}

export interface ComparisonOr extends NodeOf<'comparisonOr'> {
  readonly operands: readonly ComparisonNode[];
}

export type ComparisonOperator =
  '=' | '!=' | '<' | '<=' | '>' | '>=' | 'IN' | 'LIKE' | 'MATCHES' | 'ISSUBSET' | 'ISSUPERSET';

/** `path NOT? operator constant`. */
export interface Comparison extends NodeOf<'comparison'> {
  readonly path: ObjectPath;
  readonly negated: boolean;
  readonly operator: ComparisonOperator;
  readonly operand: Constant | SetConstant;
}

/** `NOT? EXISTS path`. */
export interface Existence extends NodeOf<'existence'> {
  readonly negated: boolean;
  readonly path: ObjectPath;
}

export type ComparisonNode = Comparison | Existence | ComparisonAnd | ComparisonOr;

// ---- object paths (semantics 5) ------------------------------------------------------------------------------------------

/** `type:step.step[0]...`; the first step is a key. */
export interface ObjectPath extends NodeOf<'objectPath'> {
  readonly objectType: string;
  readonly steps: readonly PathStep[];
}

/** A member of a dictionary, or of what a reference refers to. Whether the author quoted it makes no difference; the span shows it. */
export interface KeyStep extends NodeOf<'keyStep'> {
  readonly name: string;
}

/** `[n]`; a negative one parses and selects nothing (D38). */
export interface IndexStep extends NodeOf<'indexStep'> {
  readonly index: number;
}

/** `[*]`. */
export type AnyIndexStep = NodeOf<'anyIndexStep'>;

export type PathStep = KeyStep | IndexStep | AnyIndexStep;

// ---- constants (semantics 3) ---------------------------------------------------------------------------------------------

export interface IntegerConstant extends NodeOf<'integer'> {
  readonly value: number;
  /** The digits: a number that is out of range has lost some of them in `value`. */
  readonly text: string;
}

export interface FloatConstant extends NodeOf<'float'> {
  readonly value: number;
  /** The digits as written: a window of 0.1 seconds is one tenth exactly. */
  readonly text: string;
}

export interface BooleanConstant extends NodeOf<'boolean'> {
  readonly value: boolean;
}

export interface StringConstant extends NodeOf<'string'> {
  /** With escapes resolved. */
  readonly value: string;
}

/** The text between the quotes, line breaks removed; `analysis` of constants says whether it decodes. */
export interface BinaryConstant extends NodeOf<'binary'> {
  readonly base64: string;
}

export interface HexConstant extends NodeOf<'hex'> {
  readonly digits: string;
}

export interface TimestampConstant extends NodeOf<'timestamp'> {
  readonly text: string;
}

export type Constant =
  IntegerConstant | FloatConstant | BooleanConstant | StringConstant | BinaryConstant | HexConstant | TimestampConstant;

/** The parenthesised list of IN. */
export interface SetConstant extends NodeOf<'set'> {
  readonly members: readonly Constant[];
}

// ---- all of it -----------------------------------------------------------------------------------------------------------

export type Node =
  Pattern | ObservationNode | Qualifier | ComparisonNode | ObjectPath | PathStep | Constant | SetConstant;

export type NodeKind = Node['kind'];

export type NodeByKind = { readonly [Kind in NodeKind]: Extract<Node, { readonly kind: Kind }> };

type ChildKey<N> = { [Key in keyof N]: N[Key] extends Node | readonly Node[] ? Key : never }[keyof N];

/**
 * Which properties of a node hold its children, in the order of the text. The type makes a forgotten kind, or a key that holds no
 * node, a compile error.
 */
export const childKeys: { readonly [Kind in NodeKind]: readonly ChildKey<NodeByKind[Kind]>[] } = {
  pattern: ['expression'],
  observationExpression: ['comparison'],
  observationAnd: ['operands'],
  observationOr: ['operands'],
  followedBy: ['operands'],
  qualifiedObservation: ['expression', 'qualifiers'],
  repeats: ['times'],
  within: ['seconds'],
  startStop: ['start', 'stop'],
  comparisonAnd: ['operands'],
  comparisonOr: ['operands'],
  comparison: ['path', 'operand'],
  existence: ['path'],
  objectPath: ['steps'],
  keyStep: [],
  indexStep: [],
  anyIndexStep: [],
  integer: [],
  float: [],
  boolean: [],
  string: [],
  binary: [],
  hex: [],
  timestamp: [],
  set: ['members'],
};
