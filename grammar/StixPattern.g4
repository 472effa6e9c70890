// The STIX 2.1 patterning language (STIX 2.1 section 9), written for docs/semantics.md sections 2 and 3.
//
// Shaped for speed and shallow stacks: every chain is a loop, never a left recursion, so that a chain of 10,000 terms is one
// level deep; every decision is LL(1). What a person is likely to get wrong is lexed as a token of its own (InvalidString,
// MalformedNumber ...), so that the error can name it; the parser accepts none of these.
grammar StixPattern;

// ---- observations (semantics 8) -----------------------------------------------------------------------------------------

pattern
    : followedBy EOF
    ;

followedBy
    : observationOr (FOLLOWEDBY observationOr)*
    ;

observationOr
    : observationAnd (OR observationAnd)*
    ;

observationAnd
    : qualifiedObservation (AND qualifiedObservation)*
    ;

qualifiedObservation
    : primaryObservation qualifier*
    ;

primaryObservation
    : LBRACK comparisonOr RBRACK        # observationExpression
    | LPAREN followedBy RPAREN          # observationGroup
    ;

qualifier
    : START instant STOP instant                            # startStop
    | WITHIN (IntegerLiteral | FloatLiteral) SECONDS        # within
    | REPEATS IntegerLiteral TIMES                          # repeats
    ;

// STIX 2.1 wants a timestamp constant here; a string is what 2.0 producers wrote (D32).
instant
    : TimestampLiteral
    | StringLiteral
    ;

// ---- comparisons (semantics 6 and 7) ------------------------------------------------------------------------------------

comparisonOr
    : comparisonAnd (OR comparisonAnd)*
    ;

comparisonAnd
    : comparisonTerm (AND comparisonTerm)*
    ;

comparisonTerm
    : LPAREN comparisonOr RPAREN                                        # comparisonGroup
    | NOT? EXISTS objectPath                                            # existence
    | objectPath NOT? comparator                                        # comparison
    ;

comparator
    : (EQ | NEQ) constant                                               # equality
    | (LT | LE | GT | GE) orderable                                     # order
    | IN LPAREN (constant (COMMA constant)*)? RPAREN                    # membership
    | (LIKE | MATCHES | ISSUBSET | ISSUPERSET) StringLiteral            # textual
    ;

constant
    : orderable
    | TRUE
    | FALSE
    ;

orderable
    : StringLiteral
    | IntegerLiteral
    | FloatLiteral
    | TimestampLiteral
    | HexLiteral
    | BinaryLiteral
    ;

// ---- object paths (semantics 5) -----------------------------------------------------------------------------------------

objectPath
    : (Identifier | HyphenatedIdentifier) COLON keyName pathStep*
    ;

pathStep
    : DOT keyName                               # keyStep
    | LBRACK (IntegerLiteral | ASTERISK) RBRACK # indexStep
    ;

keyName
    : Identifier
    | StringLiteral
    ;

// ---- tokens -------------------------------------------------------------------------------------------------------------

AND: 'AND';
OR: 'OR';
NOT: 'NOT';
FOLLOWEDBY: 'FOLLOWEDBY';
LIKE: 'LIKE';
MATCHES: 'MATCHES';
ISSUPERSET: 'ISSUPERSET';
ISSUBSET: 'ISSUBSET';
EXISTS: 'EXISTS';
IN: 'IN';
START: 'START';
STOP: 'STOP';
SECONDS: 'SECONDS';
WITHIN: 'WITHIN';
REPEATS: 'REPEATS';
TIMES: 'TIMES';
TRUE: 'true';
FALSE: 'false';

LBRACK: '[';
RBRACK: ']';
LPAREN: '(';
RPAREN: ')';
COLON: ':';
DOT: '.';
COMMA: ',';
ASTERISK: '*';
EQ: '=' '='?;
NEQ: '!=' | '<>';
LE: '<=';
LT: '<';
GE: '>=';
GT: '>';

TimestampLiteral: 't\'' ~[']* '\'';
HexLiteral: 'h\'' ~[']* '\'';
BinaryLiteral: 'b\'' ~[']* '\'';

Identifier: [a-zA-Z_] [a-zA-Z0-9_]*;
HyphenatedIdentifier: [a-zA-Z_] [a-zA-Z0-9_-]*;

IntegerLiteral: [+-]? ('0' | [1-9] [0-9]*);
FloatLiteral: [+-]? [0-9]* '.' [0-9]+;
MalformedNumber: [+-]? [0-9] [0-9a-zA-Z_.]*;

StringLiteral: '\'' (~['\\] | '\\' ['\\])* '\'';
InvalidString: '\'' (~['\\] | '\\' .)* '\'';
UnterminatedString: [thb]? '\'' (~['\\] | '\\' .)* '\\'?;

// White_Space of Unicode, which is not JavaScript's \s: U+0085 belongs to it and U+FEFF does not (semantics 2.1).
Whitespace
    : [\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+ -> skip
    ;
BlockComment: '/*' .*? '*/' -> channel(HIDDEN);
LineComment: '//' ~[\r\n]* -> channel(HIDDEN);
UnterminatedComment: '/*' .*?;

UnknownCharacter: .;
